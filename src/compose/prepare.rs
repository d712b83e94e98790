//! A template's body made ready for the engine: lines that hold only commands leave no line behind.

use std::ops::Range;

/// The text that the engine compiles, with the way back to the file.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    /// Same lines as the file's body; line ends of command lines stand inside a comment.
    pub(super) text: String,
    /// (offset here, offset in the file) at the beginning of each copied piece.
    pieces: Vec<(usize, usize)>,
}

/// What hides the line end of a command line. A comment, since it keeps the count of lines.
const HIDE: (&str, &str) = ("{#", "#}");

impl Prepared {
    /// Prepares `body`, which begins at byte `start` of its file.
    pub(super) fn new(body: &str, start: usize) -> Self {
        let mut prepared = Self { text: String::with_capacity(body.len() + 64), pieces: Vec::new() };
        let mut offset = start;
        let mut inside = None;
        for line in body.split_inclusive('\n') {
            let was_inside = inside.is_some();
            let commands_only = scan(line, &mut inside) && !was_inside && inside.is_none();
            if commands_only {
                prepared.command_line(line, offset);
            } else {
                prepared.copy(line, offset);
            }
            offset += line.len();
        }
        prepared
    }

    fn copy(&mut self, piece: &str, offset: usize) {
        self.pieces.push((self.text.len(), offset));
        self.text.push_str(piece);
    }

    fn command_line(&mut self, line: &str, offset: usize) {
        let commands = line.trim();
        let indent = line.len() - line.trim_start().len();
        self.copy(commands, offset + indent);
        self.text.push_str(HIDE.0);
        self.copy(line.get(indent + commands.len()..).unwrap_or(""), offset + indent + commands.len());
        self.text.push_str(HIDE.1);
    }

    /// The place in the file of a place in the prepared text.
    pub(super) fn in_file(&self, range: &Range<usize>) -> Range<usize> {
        self.offset(range.start)..self.offset(range.end)
    }

    /// The bytes of a line of the prepared text, counted from 1.
    pub(super) fn line(&self, number: usize) -> Range<usize> {
        let mut place = 0;
        for (index, line) in self.text.split_inclusive('\n').enumerate() {
            if index + 1 == number {
                return place..place + line.trim_end().len();
            }
            place += line.len();
        }
        place..place
    }

    fn offset(&self, here: usize) -> usize {
        let piece = self.pieces.partition_point(|(start, _)| *start <= here);
        let (start, origin) = piece.checked_sub(1).and_then(|piece| self.pieces.get(piece)).copied().unwrap_or((0, 0));
        origin + here.saturating_sub(start)
    }
}

/// What opens a tag, what closes it, and whether it writes nothing.
const TAGS: [(&str, &str, bool); 3] = [("{%", "%}", true), ("{#", "#}", true), ("{{", "}}", false)];

/// True when the line holds at least one command (`{% %}` or `{# #}`) and nothing else but blanks. `inside` is what closes
/// the tag that is open at the line's end.
fn scan(line: &str, inside: &mut Option<&'static str>) -> bool {
    let (mut rest, mut commands, mut other) = (line, 0_usize, false);
    loop {
        if let Some(close) = *inside {
            let Some(end) = rest.find(close) else { return false };
            *inside = None;
            rest = rest.get(end + close.len()..).unwrap_or("");
            continue;
        }
        let open = TAGS.iter().filter_map(|(open, close, silent)| Some((rest.find(open)?, *close, *silent))).min();
        let Some((place, close, silent)) = open else {
            return commands > 0 && !other && rest.trim().is_empty();
        };
        other |= !silent || !rest.get(..place).unwrap_or("").trim().is_empty();
        commands += usize::from(silent);
        rest = rest.get(place + 2..).unwrap_or("");
        *inside = Some(close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn command_lines_vanish_and_places_are_kept() {
        let body = "a\n  {% if x %}\nb {{ y }}\n{% endif %}\n{# ghi\nchú #}\nc {% if x %}d{% endif %}\n";
        let prepared = Prepared::new(body, 100);
        assert_eq!(prepared.text, "a\n{% if x %}{#\n#}b {{ y }}\n{% endif %}{#\n#}{# ghi\nchú #}\nc {% if x %}d{% endif %}\n");
        let here = prepared.text.find("y }}").unwrap();
        let there = 100 + body.find("y }}").unwrap();
        assert_eq!(prepared.in_file(&(here..here + 1)), there..there + 1);
    }
}
