//! Elements and text, before anyone has made HTML or DOM nodes of them.

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element with what it holds.
    Element(Element),
    /// Plain text, never markup.
    Text(String),
}

/// An element: its tag, its attributes in order, and its children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// The tag's name.
    pub tag: &'static str,
    /// Names and values of the attributes.
    pub attributes: Vec<(&'static str, String)>,
    /// What the element holds.
    pub children: Vec<Node>,
}

/// An element with nothing in it yet.
pub fn element(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new() }
}

impl Element {
    /// With its class; an empty one leaves the attribute out.
    pub fn class(self, class: impl Into<String>) -> Self {
        let class = class.into();
        if class.is_empty() { self } else { self.attribute("class", class) }
    }

    /// With one more attribute.
    pub fn attribute(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// With some text at its end.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// With one more child at its end.
    pub fn child(mut self, child: impl Into<Node>) -> Self {
        self.children.push(child.into());
        self
    }

    /// With more children at its end.
    pub fn children(mut self, children: impl IntoIterator<Item = impl Into<Node>>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl Node {
    /// All the text in the node, as the DOM's `textContent` gives it.
    pub fn text_content(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Element(element) => element.children.iter().map(Self::text_content).collect(),
        }
    }
}
