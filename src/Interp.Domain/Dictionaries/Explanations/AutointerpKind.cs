using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Submitting <see cref="AutointerpParameters"/>.</summary>
internal sealed class AutointerpKind(IDbContextFactory<InterpDbContext> contexts, AutointerpSwitch model) : JobKind<AutointerpParameters>
{
    // It waits for a language model elsewhere.
    public override QueueName Queue => QueueName.Light;

    protected override AutointerpParameters Defaults => new(string.Empty, Feature: -1, Seed: 1, CohortId: null);

    public override async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        if (!model.IsOn) throw new InvalidParametersException([new("kind", AutointerpSwitch.HowToTurnOn)]);
        var read = Read(parameters);
        read = read with { CohortId = CohortFor(viewer, read.CohortId) };
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var dictionary = await db.Dictionaries.AsNoTracking().VisibleTo(viewer).SingleOrDefaultAsync(d => d.Name == read.Dictionary, cancellationToken);
        var check = new ParameterChecks();
        check.That(dictionary is not null, "dictionary", $"There is no dictionary '{read.Dictionary}' that you may see.");
        check.That(dictionary is null || (dictionary.ModelId is not null && dictionary.CorpusId is not null), "dictionary", "It came without its model or corpus, so there is nothing to predict on.");
        if (dictionary is not null) check.Range("feature", read.Feature, 0, dictionary.DSae - 1);
        check.ThrowIfAny();
        return Draft($"Explain #{read.Feature} of {read.Dictionary}", read, dictionary!.Visibility, read.CohortId);
    }
}
