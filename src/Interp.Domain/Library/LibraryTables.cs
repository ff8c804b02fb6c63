using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Library;

/// <summary>The tables of this area.</summary>
public static class LibraryTables
{
    extension(InterpDbContext db)
    {
        public DbSet<Model> Models => db.Set<Model>();

        public DbSet<HookPoint> HookPoints => db.Set<HookPoint>();

        public DbSet<VocabularyEntry> Vocabularies => db.Set<VocabularyEntry>();

        public DbSet<VocabularyToken> VocabularyTokens => db.Set<VocabularyToken>();

        public DbSet<Corpus> Corpora => db.Set<Corpus>();

        public DbSet<CorpusDocumentRow> CorpusDocuments => db.Set<CorpusDocumentRow>();
    }
}
