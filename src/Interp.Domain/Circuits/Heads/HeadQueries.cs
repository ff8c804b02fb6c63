using System.Globalization;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Circuits;

/// <summary>Scores of a model's heads, and one head taken apart.</summary>
public sealed class HeadQueries(
    IDbContextFactory<InterpDbContext> contexts, ExperimentQueries experiments, VocabularyCache vocabularies, IInferenceWorkers workers, IInferenceAllowance allowance)
{
    private const int Directions = 6;
    private const int Tokens = 8;

    /// <summary>The newest finished scores of a model that the viewer may see; null when there are none.</summary>
    public async Task<ExperimentDetail?> Scores(Viewer viewer, string model, CancellationToken cancellationToken)
    {
        var newest = await experiments.List(viewer, new ExperimentFilter(Model: model, Kind: ScoreHeadsParameters.Kind, State: ExperimentState.Complete), cancellationToken);
        return newest.Count == 0 ? null : await experiments.Find(viewer, newest[0].Id, cancellationToken);
    }

    /// <summary>The singular value decompositions of a head's circuits, with the tokens at the ends of their directions.</summary>
    /// <exception cref="ForbiddenException">Nobody is signed in.</exception>
    /// <exception cref="NotFoundException">There is no such model that the viewer may see.</exception>
    /// <exception cref="InvalidParametersException">The model has no such head.</exception>
    public async Task<HeadSheet> Take(Viewer viewer, HeadRequest request, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(viewer, Permission.Infer, cohortId: null))
            throw new ForbiddenException("Taking a head apart takes a signed-in person, since computing is shared out per person. Sign in; scores can be read without.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var model = await db.Models.AsNoTracking().VisibleTo(viewer).Where(m => m.Name == request.Model)
            .Select(m => new { m.Name, m.Layers, m.Heads, m.DHead, m.VocabularyId, m.VocabularySize }).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException($"model '{request.Model}'");
        var (layer, head) = Head(request.Head, model.Layers, model.Heads);
        allowance.Take(viewer);
        var answer = await workers.Ask(new HeadQuestion(model.Name, layer, head, Math.Min(Directions, model.DHead), Math.Min(Tokens, model.VocabularySize)), cancellationToken);
        var vocabulary = await vocabularies.Get(model.VocabularyId, cancellationToken);
        return new(model.Name, layer, head, answer.FoldedNorm, Told(answer.OV, vocabulary), Told(answer.QK, vocabulary));
    }

    private static (int Layer, int Head) Head(string? text, int layers, int heads)
    {
        if (heads == 0) throw new InvalidParametersException([new("model", "This model was registered by an older worker; restart the worker, and it reads the model anew.")]);
        return text?.Split('.') is [var l, var h] && int.TryParse(l, NumberStyles.None, CultureInfo.InvariantCulture, out var layer) && layer < layers
            && int.TryParse(h, NumberStyles.None, CultureInfo.InvariantCulture, out var head) && head < heads
            ? (layer, head)
            : throw new InvalidParametersException([new("head", $"This model has no such head. It has layers 0 to {layers - 1} with heads 0 to {heads - 1}; write 0.1 for head 1 of layer 0.")]);
    }

    private static CircuitSpectrum<DirectionToken> Told(CircuitSpectrum<DirectionEnd> spectrum, Vocabulary vocabulary)
    {
        return new(spectrum.Values, Array.ConvertAll(spectrum.Directions, d => new CircuitDirection<DirectionToken>(d.Value, Side(d.Reads), Side(d.ReadsAgainst), Side(d.Writes), Side(d.WritesAgainst))));

        DirectionToken[] Side(DirectionEnd[] ends) => Array.ConvertAll(ends, e => new DirectionToken(vocabulary.Text(e.Token), e.Weight));
    }
}
