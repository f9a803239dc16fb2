//! plebiscite
