using System.Runtime.CompilerServices;
using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Writes a published dictionary to a folder.</summary>
public sealed class ArchiveWriter(IDbContextFactory<InterpDbContext> contexts, DictionaryQueries dictionaries)
{
    private const int FeaturesAtOnce = 256;

    /// <summary>Writes the rows; the caller puts the weights beside them.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="name">The dictionary.</param>
    /// <param name="folder">Made; must not hold an archive yet.</param>
    /// <param name="cancellationToken">Stops it; what was written stays behind without a header, so it is no archive.</param>
    /// <exception cref="DictionaryNotFoundException">There is no such dictionary, or the viewer may not see it.</exception>
    public async Task Write(Viewer viewer, string name, string folder, CancellationToken cancellationToken)
    {
        var detail = await dictionaries.Find(viewer, name, cancellationToken) ?? throw new DictionaryNotFoundException(name);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Dictionaries.AsNoTracking().SingleAsync(d => d.Name == name, cancellationToken);
        if (row.SiteHookPoints is not null)
            throw new ArchiveException($"'{name}' is a crosscoder, and archives hold dictionaries of one hook point. Download its weights and upload them where they are wanted; dashboards are made there.");
        Directory.CreateDirectory(folder);
        if (File.Exists(Path.Combine(folder, DictionaryArchive.HeaderFile))) throw new ArchiveException($"{folder} holds an archive already. Name another folder.");
        await ArchiveLines.Write(Path.Combine(folder, DictionaryArchive.FeaturesFile), Features(db, row.Id, row.DSae, cancellationToken), cancellationToken);
        await ArchiveLines.Write(Path.Combine(folder, DictionaryArchive.TokensFile), Tokens(db, row.Id, cancellationToken), cancellationToken);
        await using var file = new FileStream(Path.Combine(folder, DictionaryArchive.HeaderFile), FileMode.CreateNew);
        await JsonSerializer.SerializeAsync(file, Header(detail, row), new JsonSerializerOptions(DictionaryArchive.Json) { WriteIndented = true }, cancellationToken);
    }

    private static ArchiveHeader Header(DictionaryDetail detail, FeatureDictionary d)
    {
        var (summary, provenance) = (detail.Summary, detail.Provenance);
        return new(
            ArchiveHeader.CurrentFormat, d.Name, d.Title, d.Origin, summary.Model, summary.Corpus, d.HookPoint, d.Recipe, d.DIn, d.DSae, d.TokensSeen, summary.Metrics,
            d.CodeVersion, d.Seed, d.ModelHash, d.CorpusHash, d.TokenizerHash, JsonElement.Parse(provenance.ParametersJson), d.StartedAt, d.CreatedAt, d.Seconds)
        {
            TargetHookPoint = d.TargetHookPoint,
        };
    }

    private static async IAsyncEnumerable<ArchivedFeature> Features(InterpDbContext db, int id, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var first = 0; first < count; first += FeaturesAtOnce)
        {
            var last = first + FeaturesAtOnce;
            var features = await db.Features.AsNoTracking().Where(f => f.DictionaryId == id && f.Index >= first && f.Index < last).OrderBy(f => f.Index).ToListAsync(cancellationToken);
            var examples = await db.FeatureExamples.AsNoTracking().Where(e => e.DictionaryId == id && e.Feature >= first && e.Feature < last).ToDictionaryAsync(e => e.Feature, cancellationToken);
            var ablations = await db.FeatureAblations.AsNoTracking().Where(a => a.DictionaryId == id && a.Feature >= first && a.Feature < last).ToDictionaryAsync(a => a.Feature, cancellationToken);
            foreach (var f in features) yield return new(f, examples.GetValueOrDefault(f.Index), ablations.GetValueOrDefault(f.Index));
        }
    }

    private static async IAsyncEnumerable<ArchivedToken> Tokens(InterpDbContext db, int id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<TokenFeature> same = [];
        await foreach (var row in db.TokenFeatures.AsNoTracking().Where(t => t.DictionaryId == id).OrderBy(t => t.Token).ThenBy(t => t.Feature).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (same.Count > 0 && same[0].Token != row.Token)
            {
                yield return Together(same);
                same.Clear();
            }

            same.Add(row);
        }

        if (same.Count > 0) yield return Together(same);
    }

    private static ArchivedToken Together(List<TokenFeature> rows) =>
        new(rows[0].Token, [.. rows.Select(r => r.Feature)], [.. rows.Select(r => r.MaxActivation)], [.. rows.Select(r => r.Count)]);
}
