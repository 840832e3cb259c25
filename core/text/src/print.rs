//! Pages for paper: each one a single HTML file that needs nothing else.
//!
//! What lives here: how a page looks and that nothing in it can run or load. What does not: any rule of the product, and any key; what is
//! printed is handed in as text. A page has no script and no reference to anything outside of it, its policy forbids both, and it fits
//! on letter and A4 paper.

mod cards;
mod directory;
mod inline;
mod page;
mod page_data;
mod personal;
mod rows;
mod sample;
mod sheet;
#[cfg(test)]
mod tests;
mod view;
mod wallet;

pub use cards::card_sheets;
pub use directory::directory_sheets;
pub use inline::bare;
pub use page_data::{PrintPage, Row, Section};
pub use personal::personal_sheets;
pub use sample::{SamplePart, SampleShape, sample_svg};
pub use sheet::{SheetData, SheetLine, keeper_sheet};
pub use view::{
    CallRow, CardSheet, Each, LookRow, NeedList, Office, Picture, Said, SaidRow, SampleSheet,
    SheetRow, WalletCard,
};
pub use wallet::wallet_cards;
