using System.Globalization;
using System.Text;
using Interp.Abstractions.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Testing;

/// <summary>A small world: two cohorts, one person per role, a model with eight tokens, a corpus, and dictionaries on request.</summary>
public sealed class World
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public required int Cohort { get; init; }

    public required int OtherCohort { get; init; }

    public required int ModelId { get; init; }

    public required int CorpusId { get; init; }

    public required int VocabularyId { get; init; }

    public required Viewer Learner { get; init; }

    public required Viewer Researcher { get; init; }

    public required Viewer Instructor { get; init; }

    public required Viewer Stranger { get; init; }

    public required Viewer Administrator { get; init; }

    /// <summary>Token texts of the model, by id.</summary>
    public static IReadOnlyList<byte[]> Tokens { get; } = [.. new[] { "a", "b", " the", "\n", "\t", "é", "cat" }.Select(Encoding.UTF8.GetBytes), [0xE2, 0x80]];

    public static async Task<World> Create(InterpDbContext db)
    {
        var cohort = new Cohort { Name = "Reading group", CreatedAt = Start };
        var other = new Cohort { Name = "Another class", CreatedAt = Start };
        var vocabulary = new VocabularyEntry { TokenizerHash = "tok", Size = Tokens.Count };
        db.AddRange(cohort, other, vocabulary);
        await db.SaveChangesAsync();
        db.AddRange(Tokens.Select((bytes, id) => new VocabularyToken { VocabularyId = vocabulary.Id, Token = id, Bytes = bytes }));
        var model = new Model
        {
            Name = "tiny", Title = "Tiny", Layers = 1, DModel = 8, DMlp = 16, Heads = 2, KvHeads = 2, DHead = 4, Context = 16, VocabularySize = Tokens.Count,
            VocabularyId = vocabulary.Id, WeightsHash = "w", Visibility = Visibility.Public,
            HookPoints = [new() { Ordinal = 0, Name = "blocks.0.hook_resid_pre", Width = 8 }, new() { Ordinal = 1, Name = "blocks.0.mlp.hook_post", Width = 16 }],
        };
        var corpus = new Corpus { Name = "text", Title = "Text", Tokens = 1_000_000, Documents = 3, Hash = "c", TokenizerHash = "tok", Visibility = Visibility.Public };
        db.AddRange(model, corpus);
        await db.SaveChangesAsync();
        db.AddRange(Enumerable.Range(0, 3).Select(i => new CorpusDocumentRow { CorpusId = corpus.Id, Index = i, Source = $"book {i}", Class = "prose", Start = i * 100, Length = 100 }));
        var learner = Person(db, "learner", (cohort, CohortRole.Learner));
        var researcher = Person(db, "researcher", (cohort, CohortRole.Researcher));
        var instructor = Person(db, "instructor", (cohort, CohortRole.Instructor));
        var stranger = Person(db, "stranger", (other, CohortRole.Instructor));
        var administrator = Person(db, "administrator") with { IsAdministrator = true };
        await db.SaveChangesAsync();
        return new()
        {
            Cohort = cohort.Id, OtherCohort = other.Id, ModelId = model.Id, CorpusId = corpus.Id, VocabularyId = vocabulary.Id,
            Learner = learner, Researcher = researcher, Instructor = instructor, Stranger = stranger, Administrator = administrator,
        };
    }

    /// <summary>A dictionary of these features, published as the workers would.</summary>
    public async Task AddDictionary(InterpDbContext db, string name, Visibility visibility, Viewer owner, params Feature[] features)
    {
        var job = new Job
        {
            Id = Guid.NewGuid(), Kind = TrainSaeParameters.Kind, Title = name, State = JobState.Succeeded, Parameters = "{}", ParameterHash = Encoding.UTF8.GetBytes(name),
            Visibility = visibility, CohortId = Cohort, OwnerId = owner.PersonId, CreatedAt = Start,
        };
        var dictionary = new FeatureDictionary
        {
            Name = name, Title = name, ModelId = ModelId, CorpusId = CorpusId, VocabularyId = VocabularyId, HookPoint = "blocks.0.mlp.hook_post", Recipe = "topk", DIn = 16, DSae = Math.Max(1, features.Length),
            Visibility = visibility, CohortId = Cohort, OwnerId = owner.PersonId, JobId = job.Id, CreatedAt = Start, TokensSeen = 1000,
            DensityHistogram = new float[40], LiveFeatures = features.Count(f => f.State == FeatureState.Live),
            UltraLowFeatures = features.Count(f => f.State == FeatureState.UltraLow), DeadFeatures = features.Count(f => f.State == FeatureState.Dead), CodeVersion = "test", ModelHash = "w", CorpusHash = "c", TokenizerHash = "tok", StartedAt = Start,
        };
        db.AddRange(job, dictionary);
        await db.SaveChangesAsync();
        foreach (var table in new[] { "features", "feature_examples", "feature_ablations", "token_features", "logit_features" })
        {
            FormattableString sql = $"CREATE TABLE {table}_{dictionary.Id} PARTITION OF {table} FOR VALUES IN ({dictionary.Id})";
            await db.Database.ExecuteSqlRawAsync(sql.ToString(CultureInfo.InvariantCulture));
        }

        db.AddRange(features.Select(f => Rows.In(f, dictionary.Id)));
        await db.SaveChangesAsync();
    }

    private static Viewer Person(InterpDbContext db, string name, params (Cohort Cohort, CohortRole Role)[] roles)
    {
        var person = new Person
        {
            Id = Guid.NewGuid(), UserName = $"{name}@example.org", NormalizedUserName = $"{name}@example.org".ToUpperInvariant(),
            Email = $"{name}@example.org", NormalizedEmail = $"{name}@example.org".ToUpperInvariant(), DisplayName = name,
            IsAdministrator = name == "administrator", SecurityStamp = name, CreatedAt = Start,
        };
        db.Add(person);
        db.AddRange(roles.Select(r => new Membership { CohortId = r.Cohort.Id, PersonId = person.Id, Role = r.Role }));
        return new Viewer(person.Id, name, false, roles.ToDictionary(r => r.Cohort.Id, r => r.Role));
    }
}
