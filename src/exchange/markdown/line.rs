//! What a line of Markdown begins, told from the line alone.

/// What a line begins.
#[derive(Clone, Copy)]
pub(super) enum Start<'a> {
    Nothing,
    Fence(Fence<'a>),
    /// With its words.
    Heading(&'a str),
    Rule,
    /// With what stands behind the sign.
    Quote(&'a str),
    Item(Item<'a>),
    Words,
}

/// The line above code.
#[derive(Clone, Copy)]
pub(super) struct Fence<'a> {
    sign: char,
    length: usize,
    /// How far the line is set in, and so the code below it.
    pub indent: usize,
    /// What else stands on the line.
    pub rest: &'a str,
}

/// The first line of a list's item.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    /// The bullet, or what stands behind the number: another sign begins another list.
    pub sign: char,
    pub number: Option<u64>,
    /// How far other lines of the item are set in.
    pub indent: usize,
    pub rest: &'a str,
}

impl<'a> Start<'a> {
    pub fn of(line: &'a str) -> Self {
        let words = line.trim();
        let Some(sign) = words.chars().next() else { return Self::Nothing };
        match sign {
            '`' | '~' => fence(line, words, sign).map(Self::Fence),
            '#' => heading(words).map(Self::Heading),
            '>' => Some(Self::Quote(words[1..].strip_prefix(' ').unwrap_or(&words[1..]))),
            '*' | '-' | '_' if is_rule(words, sign) => Some(Self::Rule),
            _ => item(line, words).map(Self::Item),
        }
        .unwrap_or(Self::Words)
    }

    /// Whether the line only goes on with a paragraph. A number that is not 1 may be a year.
    pub fn goes_on(&self) -> bool {
        match self {
            Self::Words => true,
            Self::Item(item) => item.rest.is_empty() || item.number.is_some_and(|number| number != 1),
            _ => false,
        }
    }

    /// Whether a paragraph may go on below the line.
    pub fn can_go_on(&self) -> bool {
        matches!(self, Self::Words | Self::Quote(_) | Self::Item(_))
    }
}

impl Fence<'_> {
    /// Whether the line is the one below the code.
    pub fn is_closed_by(&self, line: &str) -> bool {
        let words = line.trim();
        words.len() >= self.length && words.chars().all(|sign| sign == self.sign)
    }
}

/// How many columns a line is set in.
pub(super) fn indent(line: &str) -> usize {
    blanks(line).map(|(_, width)| width).sum()
}

/// The line without so many columns of what it is set in by.
pub(super) fn set_out(line: &str, columns: usize) -> &str {
    let mut left = columns;
    for (place, width) in blanks(line) {
        if left == 0 {
            return &line[place..];
        }
        left = left.saturating_sub(width);
    }
    line.trim_start_matches([' ', '\t'])
}

/// The blanks that a line begins with: where each stands and how wide it is.
fn blanks(line: &str) -> impl Iterator<Item = (usize, usize)> {
    let width = |sign| match sign {
        b' ' => Some(1),
        b'\t' => Some(4),
        _ => None,
    };
    line.bytes().map_while(width).enumerate()
}

fn fence<'a>(line: &str, words: &'a str, sign: char) -> Option<Fence<'a>> {
    let rest = words.trim_start_matches(sign);
    let length = words.len() - rest.len();
    let is_fence = length >= 3 && !(sign == '`' && rest.contains('`'));
    is_fence.then(|| Fence { sign, length, indent: indent(line), rest: rest.trim() })
}

fn heading(words: &str) -> Option<&str> {
    let rest = words.trim_start_matches('#');
    let title = rest.trim_start();
    let is_heading = words.len() - rest.len() <= 6 && title.len() < rest.len() && !title.is_empty();
    let before = title.trim_end_matches('#');
    is_heading.then(|| if before.ends_with([' ', '\t']) { before.trim_end() } else { title })
}

fn is_rule(words: &str, sign: char) -> bool {
    words.chars().all(|other| other == sign || other == ' ' || other == '\t') && words.matches(sign).count() >= 3
}

fn item<'a>(line: &str, words: &'a str) -> Option<Item<'a>> {
    let behind = words.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let digits = &words[..words.len() - behind.len()];
    let sign = behind.chars().next()?;
    let fits = if digits.is_empty() { "-*+".contains(sign) } else { ".)".contains(sign) && digits.len() <= 9 };
    let rest = &words[digits.len()..].get(1..).filter(|_| fits)?;
    let marker = indent(line) + digits.len() + 1;
    // A tab reaches to the next multiple of four.
    let blanks = if rest.starts_with('\t') { 4 - marker % 4 } else { indent(rest) };
    if blanks == 0 && !rest.is_empty() {
        return None;
    }
    let blanks = if (1..=4).contains(&blanks) { blanks } else { 1 };
    Some(Item { sign, number: digits.parse().ok(), indent: marker + blanks, rest: set_out(rest, blanks) })
}
