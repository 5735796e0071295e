import PageLink from './components/PageLink.astro';
import BothLaws from './vocabulary/BothLaws.astro';
import Decision from './vocabulary/Decision.astro';
import Do from './vocabulary/Do.astro';
import DoNotSay from './vocabulary/DoNotSay.astro';
import Expect from './vocabulary/Expect.astro';
import Handout from './vocabulary/Handout.astro';
import Law from './vocabulary/Law.astro';
import Option from './vocabulary/Option.astro';
import Pair from './vocabulary/Pair.astro';
import Rows from './vocabulary/Rows.astro';
import Say from './vocabulary/Say.astro';
import Step from './vocabulary/Step.astro';
import TakeHome from './vocabulary/TakeHome.astro';
import Term from './vocabulary/Term.astro';
import Then from './vocabulary/Then.astro';
import TrainerOnly from './vocabulary/TrainerOnly.astro';
import Trouble from './vocabulary/Trouble.astro';
import Write from './vocabulary/Write.astro';

/** The components every body may use; the names are those of the model's vocabulary. */
export const components = {
	BothLaws,
	Decision,
	Do,
	DoNotSay,
	Expect,
	Handout,
	Law,
	Option,
	PageLink,
	Pair,
	Rows,
	Say,
	Step,
	TakeHome,
	Term,
	Then,
	TrainerOnly,
	Trouble,
	Write,
};
