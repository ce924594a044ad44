//! The tree as HTML, for the page that is served.

use super::{Element, Node};

/// The node as HTML. Text and attribute values are escaped, so nothing in a document becomes markup.
pub fn html(node: &Node) -> String {
    let mut output = String::new();
    write(node, &mut output);
    output
}

/// Text for HTML: in content and in quoted attribute values it stands for itself.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn write(node: &Node, output: &mut String) {
    let Element { tag, attributes, children } = match node {
        Node::Text(text) => return output.push_str(&escaped(text)),
        Node::Element(element) => element,
    };
    output.push('<');
    output.push_str(tag);
    for (name, value) in attributes {
        output.push_str(&format!(" {name}=\"{}\"", escaped(value)));
    }
    output.push('>');
    if *tag == "br" {
        return;
    }
    children.iter().for_each(|child| write(child, output));
    output.push_str(&format!("</{tag}>"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::element;

    #[test]
    fn what_looks_like_markup_stays_text() {
        let node = element("p").attribute("title", "\"><script>").text("<b>&amp;</b>").child(element("br")).into();
        assert_eq!(html(&node), "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;amp;&lt;/b&gt;<br></p>");
    }
}
