using System.Text;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.People;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Interp.Bench.Browser;

/// <summary>What stands around the dictionary: its words, its documents, a cohort with a reader, and what they think.</summary>
internal sealed class BrowserWorld(IDbContextFactory<InterpDbContext> contexts, TokenCommands tokens, TimeProvider time, BrowserSize size)
{
    internal const string Name = "large";

    private static readonly string[] Syllables = ["th", "er", "on", "an", "re", "he", "in", "ed", "nd", "ha", "at", "en", "es", "of", "or"];

    private int cohort;
    private int vocabulary;
    private int corpus;
    private Guid reader;

    /// <summary>The reader's personal token.</summary>
    internal async Task<string> Prepare(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var group = new Cohort { Name = "bench", CreatedAt = time.GetUtcNow() };
        var person = new Person { Id = Guid.NewGuid(), UserName = "reader@example.org", DisplayName = "reader", SecurityStamp = "s", CreatedAt = time.GetUtcNow() };
        var words = new VocabularyEntry { TokenizerHash = "bench", Size = size.Vocabulary };
        var text = new Corpus { Name = "text", Title = "Text", Tokens = size.Documents * 500L, Documents = size.Documents, Hash = "c", TokenizerHash = "bench", Visibility = Visibility.Public };
        db.AddRange(group, person, words, text);
        await db.SaveChangesAsync(cancellationToken);
        db.Add(new Membership { CohortId = group.Id, PersonId = person.Id, Role = CohortRole.Learner });
        await db.SaveChangesAsync(cancellationToken);
        (cohort, vocabulary, corpus, reader) = (group.Id, words.Id, text.Id, person.Id);
        await Fill(db, Enumerable.Range(0, size.Vocabulary).Select(t => new VocabularyToken { VocabularyId = vocabulary, Token = t, Bytes = Encoding.UTF8.GetBytes(Word(t)) }), cancellationToken);
        await Fill(db, Enumerable.Range(0, size.Documents).Select(d => new CorpusDocumentRow { CorpusId = corpus, Index = d, Source = $"package-{d % 400}", Class = "prose", Start = d * 500L, Length = 500 }), cancellationToken);
        return (await tokens.Create(new Viewer(reader, "reader", IsAdministrator: false, new Dictionary<int, CohortRole> { [cohort] = CohortRole.Learner }), "bench", cancellationToken)).Secret;
    }

    /// <summary>Loads the dictionary as a training does: all of it by COPY in one transaction.</summary>
    internal async Task Load(SyntheticDictionary rows, Action<string> say, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var id = await DictionaryIds.Next(db, cancellationToken);
        var tables = await DictionaryTables.Create((NpgsqlConnection)db.Database.GetDbConnection(), id, cancellationToken);
        await tables.CopyExamples(rows.ReadExamples(), cancellationToken);
        say($"{rows.Examples:N0} examples copied");
        var counts = new FeatureCounts();
        await tables.CopyFeatures(rows.ReadFeatures().Select(f => { counts.Add(f); return f; }), cancellationToken);
        await tables.CopyTokens(rows.ReadTokens(), cancellationToken);
        await tables.CopyLogits(rows.ReadLogits(), cancellationToken);
        say("everything copied; building indexes");
        await tables.Attach(cancellationToken);
        db.Add(new FeatureDictionary
        {
            Id = id, Name = Name, Title = "Large", Origin = DictionaryOrigin.Trained, CorpusId = corpus, VocabularyId = vocabulary, HookPoint = "blocks.0.mlp.hook_post", Recipe = "topk",
            DIn = 768, DSae = size.Features, Visibility = Visibility.Public, CohortId = cohort, CreatedAt = time.GetUtcNow(), TokensSeen = 10_000_000, LiveFeatures = counts.Live,
            UltraLowFeatures = counts.UltraLow, DeadFeatures = counts.Dead, DensityHistogram = counts.Densities, CodeVersion = "bench", ModelHash = "w", CorpusHash = "c",
            TokenizerHash = "bench", StartedAt = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Scores, labels and ratings, which come after publishing.</summary>
    internal async Task Discuss(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var id = await db.Dictionaries.Where(d => d.Name == Name).Select(d => d.Id).SingleAsync(cancellationToken);
        var step = size.Features / size.Opinions;
        await db.Features.Where(f => f.DictionaryId == id && f.Index % step == 0).ExecuteUpdateAsync(
            s => s.SetProperty(f => f.AutointerpScore, f => f.Shuffle % 1000 / 1000f).SetProperty(f => f.TwinPearson, f => f.Shuffle % 997 / 997f), cancellationToken);
        var random = new Random(3);
        await Fill(db, Enumerable.Range(0, size.Opinions).Select(i => new FeatureOpinion
        {
            CohortId = cohort, DictionaryId = id, Feature = i * step, Label = $"label {i}", LabelStatus = LabelStatus.Proposed, Rating = 14 * random.NextSingle(), Raters = 3,
            Disagreement = 5 * random.NextSingle(), UpdatedAt = time.GetUtcNow(),
        }), cancellationToken);
        await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE", cancellationToken);
    }

    /// <summary>A word of its own for every token, most of them with a space before it.</summary>
    internal static string Word(int token)
    {
        var word = new StringBuilder(token % 4 == 0 ? string.Empty : " ");
        for (var rest = token + 1; rest > 0; rest /= Syllables.Length) word.Append(Syllables[rest % Syllables.Length]);
        return word.ToString();
    }

    private static async Task Fill<T>(InterpDbContext db, IEnumerable<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        foreach (var chunk in rows.Chunk(5_000))
        {
            db.AddRange(chunk);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }
}
