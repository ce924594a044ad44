//! The description of the source format names everything that the format has.

use claimlight::collection::{ClaimKind, DocumentType, Particular, Relation, Role, Style};

const DESCRIPTION: &str = include_str!("../../docs/source-format.md");

#[test]
fn the_description_names_everything() {
    let code = |name: &str| format!("`{name}`");
    let names = DocumentType::ALL.map(|(name, _)| code(name)).into_iter();
    let names = names.chain(Particular::ALL.map(|(name, _)| code(name)));
    let names = names.chain(Role::FENCED.map(|(name, _)| code(name)));
    let names = names.chain(Style::NAMED.map(|(name, _)| format!("{{.{name}}}")));
    let names = names.chain(ClaimKind::ALL.map(|(_, name, _)| format!("“{name}”")));
    let names = names.chain(Relation::ALL.map(|(_, name)| format!("“{name}”")));
    let missing: Vec<String> = names.filter(|name| !DESCRIPTION.contains(name)).collect();
    assert_eq!(missing, Vec::<String>::new());
}
