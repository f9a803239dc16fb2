//! What one would search with instead: tantivy with French stems and folded accents, and SQLite's FTS5.

use rusqlite::Connection;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::QueryParser;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{AsciiFoldingFilter, Language, LowerCaser, SimpleTokenizer, Stemmer, TextAnalyzer};
use tantivy::{Index, IndexReader, TantivyDocument};

/// Results of one page.
const PAGE: usize = 20;

/// An index in memory.
pub(crate) struct Tantivy {
    index: Index,
    reader: IndexReader,
    text: Field,
}

impl Tantivy {
    /// Indexes texts.
    pub(crate) fn new(texts: &[String]) -> Self {
        let mut schema = Schema::builder();
        let indexing =
            TextFieldIndexing::default().set_tokenizer("folded").set_index_option(IndexRecordOption::WithFreqs);
        let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
        let index = Index::create_in_ram(schema.build());
        let folded = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(LowerCaser)
            .filter(Stemmer::new(Language::French))
            .filter(AsciiFoldingFilter)
            .build();
        index.tokenizers().register("folded", folded);
        let mut writer = index.writer_with_num_threads(1, 15_000_000).unwrap();
        for words in texts {
            let mut document = TantivyDocument::default();
            document.add_text(text, words);
            writer.add_document(document).unwrap();
        }
        writer.commit().unwrap();
        writer.wait_merging_threads().unwrap();
        let reader = index.reader().unwrap();
        Self { index, reader, text }
    }

    /// The best page, and how many texts hold all the words.
    pub(crate) fn find(&self, query: &str) -> usize {
        let mut parser = QueryParser::for_index(&self.index, vec![self.text]);
        parser.set_conjunction_by_default();
        let query = parser.parse_query(query).unwrap();
        let top = TopDocs::with_limit(PAGE).order_by_score();
        let (page, count) = self.reader.searcher().search(&query, &(top, Count)).unwrap();
        assert!(page.len() <= count);
        count
    }
}

/// A table in memory.
pub(crate) struct Fts(Connection);

impl Fts {
    /// Indexes texts.
    pub(crate) fn new(texts: &[String]) -> Self {
        let db = Connection::open_in_memory().unwrap();
        let table = "CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'unicode61 remove_diacritics 2'); BEGIN";
        db.execute_batch(table).unwrap();
        for text in texts {
            db.prepare_cached("INSERT INTO t(x) VALUES (?)").unwrap().execute([text]).unwrap();
        }
        db.execute_batch("COMMIT").unwrap();
        Self(db)
    }

    /// The best page, and how many texts hold all the words.
    pub(crate) fn find(&self, query: &str) -> usize {
        let mut page = self.0.prepare_cached("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 20").unwrap();
        let found = page.query_map([query], |row| row.get::<_, i64>(0)).unwrap().count();
        let mut count = self.0.prepare_cached("SELECT count(*) FROM t WHERE t MATCH ?").unwrap();
        let count: i64 = count.query_row([query], |row| row.get(0)).unwrap();
        assert!(found <= usize::try_from(count).unwrap());
        usize::try_from(count).unwrap()
    }
}
