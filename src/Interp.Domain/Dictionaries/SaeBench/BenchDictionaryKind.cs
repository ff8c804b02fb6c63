using System.Globalization;
using System.Text.Json;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Submitting <see cref="BenchDictionaryParameters"/>.</summary>
internal sealed class BenchDictionaryKind(IDbContextFactory<InterpDbContext> contexts, WorkerQueries workers) : JobKind<BenchDictionaryParameters>
{
    /// <summary>Texts of a class that are averaged, to fit on and to score, with the copies that a probe works on.</summary>
    private const long TextsAtOnce = 300 + 600;

    private const long FixedBytes = 1L << 30;

    protected override BenchDictionaryParameters Defaults => BenchDictionaryParameters.Default(string.Empty);

    public override async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var read = Read(parameters);
        read = read with { CohortId = CohortFor(viewer, read.CohortId) };
        var named = new NamedDictionaries(contexts, viewer);
        var subject = await named.Find("dictionary", read.Dictionary, cancellationToken);
        var problems = named.Problems.Concat(Values(read)).ToList();
        if (subject is not null && problems.Count == 0) problems.AddRange(await Fit(subject, read, cancellationToken));
        if (problems.Count > 0) throw new InvalidParametersException(problems);
        return Draft($"SAEBench of {read.Dictionary}", read, NamedDictionaries.Narrower(subject, second: null), read.CohortId);
    }

    private async Task<IReadOnlyList<ParameterProblem>> Fit(FeatureDictionary subject, BenchDictionaryParameters read, CancellationToken cancellationToken)
    {
        if (subject.TargetHookPoint is { } target)
            return [new("dictionary", $"'{subject.Name}' is a transcoder: it reads {subject.HookPoint} and writes {target}. SAEBench's measures are of dictionaries that write what they read; absorption compares the two directions.")];
        if (subject.SiteHookPoints is { } places)
            return [new("dictionary", $"'{subject.Name}' is a crosscoder of {places.Length} hook points, each measured on its page. SAEBench's measures are of dictionaries of one.")];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var corpus = await db.Corpora.AsNoTracking().SingleAsync(c => c.Id == subject.CorpusId, cancellationToken);
        if (read.Tokens > corpus.Tokens)
            return [new("tokens", $"The corpus holds {corpus.Tokens} tokens; ask for at most that.")];
        var classes = await db.CorpusDocuments.Where(d => d.CorpusId == corpus.Id).Select(d => d.Class).Distinct().CountAsync(cancellationToken);
        return Memory(subject, classes, await workers.Capacity(cancellationToken)) is { } problem ? [problem] : [];
    }

    /// <summary>Activations and features of every text, averaged, in double precision.</summary>
    private static ParameterProblem? Memory(FeatureDictionary subject, int classes, WorkerCapacity capacity)
    {
        var bytes = FixedBytes + (sizeof(double) * TextsAtOnce * classes * ((long)subject.DIn + subject.DSae));
        return bytes <= capacity.MemoryBytes
            ? null
            : new("dictionary", string.Create(CultureInfo.InvariantCulture, $"Probing {subject.DSae} features on {classes} kinds of text needs about {bytes / (double)(1 << 30):0.#} GiB of memory and the worker has {capacity.MemoryBytes / (double)(1 << 30):0.#} GiB. Choose a narrower dictionary."));
    }
}
