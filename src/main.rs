//! The program: parses its arguments, runs one command, answers with an exit code.

use std::path::Path;
use std::process::ExitCode;

use khuyenhoc::cli::{self, Command};
use khuyenhoc::error::Error;
use khuyenhoc::folder::Folder;
use khuyenhoc::run::{self, Outcome};
use khuyenhoc::sandbox;
use khuyenhoc::terminal::{self, Terminal};

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    if let (Some(word), Some(path)) = (words.next(), words.next())
        && word == sandbox::CHILD
    {
        run::silence_panics();
        return sandbox::serve(Path::new(&path));
    }
    let arguments = match cli::parse(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err((text, 0)) => return terminal::print(&text).map_or(2.into(), |()| ExitCode::SUCCESS),
        Err((text, code)) => {
            terminal::complain(&text);
            return code.into();
        }
    };
    let talk = arguments.talk;
    let terminal = Terminal::new(talk.quiet, talk.verbose, talk.plain || std::env::var_os("NO_COLOR").is_some());
    run::silence_panics();
    match run::guarded(|| perform(arguments.command, terminal)) {
        Ok(outcome) => outcome.exit_code().into(),
        Err(error) => {
            terminal.error(&error);
            error.exit_code().into()
        }
    }
}

fn perform(command: Command, terminal: Terminal) -> Result<Outcome, Error> {
    match command {
        Command::New { folder, from, year } => run::new(&folder, from.as_deref(), year, terminal),
        Command::Forms { folder } => Folder::open(&folder).and_then(|folder| run::forms(&folder, terminal)),
        Command::Check { paths, formality: true, format } => run::formality(&paths, format),
        Command::Check { paths, formality: false, format } => run::check(&paths, format, terminal),
        Command::Build(options) if options.calibrate => {
            Folder::open(&options.folder).and_then(|folder| run::calibrate(&folder, terminal))
        }
        Command::Build(options) => Folder::open(&options.folder).and_then(|folder| run::build(&folder, &options, terminal)),
        Command::Explain { code, folder } => run::explain(code.as_deref(), folder.as_deref(), terminal),
    }
}
