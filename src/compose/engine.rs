//! The template engine: data only, bounded work, nothing blank.

use minijinja::{Environment, Error, Output, OutputSpan, State, UndefinedBehavior, Value};

use super::escape;
use super::fault::say;
use super::filters;
use super::mark::{self, BAR_ADVICE, BarValue};
use crate::model::agreement::Wording;

/// Work allowed for one text: a step is one instruction or 64 bytes. A list of 5,000 rows takes about 1 million.
const FUEL: u64 = 10_000_000;
/// Levels of nested calls.
const DEPTH: usize = 50;

/// How values are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Into a Markdown body: marks are escaped.
    Markdown,
    /// Into a field of the frame: as they are.
    Plain,
}

/// An environment with our filters and nothing else: no functions, no tests, no loader.
pub(super) fn environment(target: Target, wording: Wording) -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(DEPTH);
    environment.set_debug(false);
    filters::add(&mut environment, wording);
    environment.set_formatter(move |out, state, value| write(out, state, value, target));
    environment
}

/// Compiles a text without running it.
pub(super) fn check(text: &str) -> Result<(), Error> {
    let wording = Wording { zero_tens: crate::model::agreement::ZeroTens::Linh, four: crate::model::agreement::Four::Tu };
    environment(Target::Plain, wording).template_from_str(text).map(|_| ())
}

/// Renders a text.
pub(super) fn render(environment: &Environment<'_>, text: &str, root: &Value) -> Result<String, Error> {
    environment.template_from_str(text)?.render(root.clone())
}

/// Which part of a text each part of its output comes from. To write that down takes a fifth of rendering, so it is asked for only
/// where something has to be pointed at.
pub(super) fn spans(environment: &Environment<'_>, text: &str, root: &Value) -> Result<Vec<OutputSpan>, Error> {
    environment.template_from_str(text)?.render_with_spans(root.clone()).map(|(_, spans)| spans)
}

fn write(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value, target: Target) -> Result<(), Error> {
    use minijinja::value::ValueKind::{Bool, Bytes, Invalid, Iterable, Map, None, Plain, Seq, Undefined};
    if let Some(bar) = value.downcast_object_ref::<BarValue>() {
        return match target {
            Target::Markdown => mark::write(out, &bar.0).map_err(Error::from),
            Target::Plain => Err(say("không đặt được thanh biểu đồ ở đây.", BAR_ADVICE)),
        };
    }
    match value.kind() {
        Undefined | None => return Err(say("giá trị trống.", "Dùng {% if … %} để chỉ in khi có, hoặc bộ lọc hoac(\"…\").")),
        Bool => return Err(say("giá trị có/không không in thẳng được.", "Dùng {% if … %}…{% else %}…{% endif %}.")),
        Seq | Iterable | Map | Bytes | Invalid | Plain => {
            return Err(say(
                "đây là một danh sách hay một nhóm, không phải một giá trị.",
                "Thêm tên cần in sau dấu chấm, hoặc dùng {% for … %}.",
            ));
        }
        _ => {}
    }
    let text = value.as_str().map_or_else(|| value.to_string().into(), std::borrow::Cow::Borrowed);
    let written = match target {
        Target::Markdown => escape::write(out, &text),
        Target::Plain => out.write_str(&text),
    };
    written.map_err(Error::from)
}
