//! The program: parses its arguments, runs one command, answers with an exit code.

fn main() {}
