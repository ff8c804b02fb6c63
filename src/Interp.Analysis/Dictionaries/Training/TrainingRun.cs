using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>One recipe in the middle of its run: state, curve and checkpoints.</summary>
internal sealed class TrainingRun : IDisposable
{
    private const int CurvePoints = 256;
    private readonly ISaeRecipe _recipe;
    private readonly SaeCheckpointFolder _checkpoints;
    private readonly List<SaeCurvePoint> _curve;

    /// <summary>Takes up the run of a folder, or begins it.</summary>
    /// <exception cref="InvalidDataException">The folder holds another run, or no checkpoint in it is whole.</exception>
    public TrainingRun(SaeOptions options, IActivationSource source, string folder)
    {
        Options = options;
        _checkpoints = new SaeCheckpointFolder(folder, SaeRunIdentity.Of(options, source));
        _recipe = options.CreateRecipe(source);
        try
        {
            Start = _checkpoints.Restore(_recipe);
        }
        catch
        {
            _recipe.Dispose();
            throw;
        }
        Done = Start;
        _curve = [.. _checkpoints.Curve];
        Last = _curve.Count > 0 ? _curve[^1].Metrics : null;
    }

    public SaeOptions Options { get; }

    /// <summary>Steps that had been taken when this process took the run up.</summary>
    public long Start { get; }

    /// <summary>Steps taken.</summary>
    public long Done { get; private set; }

    public SaeStepMetrics? Last { get; private set; }

    public IReadOnlyList<SaeCurvePoint> Curve => _curve;

    /// <summary>Takes the next step.</summary>
    /// <exception cref="SaeDivergedException">A loss or weight is no longer finite.</exception>
    public void Step(ReadOnlySpan<float> rows)
    {
        // A step is never broken off half-way: the weights would be neither the old nor the new.
        SaeStepMetrics metrics = _recipe.Step(rows, Done, CancellationToken.None);
        if (!metrics.IsFinite)
            throw new SaeDivergedException(Done, Last);
        Last = metrics;
        Done++;
        if (Done == Options.Steps || Done % Math.Max(1, Options.Steps / CurvePoints) == 0)
            _curve.Add(new SaeCurvePoint(Done, metrics));
    }

    /// <summary>Saves the state if a step has been taken; the latest step joins the curve so that it survives.</summary>
    public void Save()
    {
        if (Done == Start)
            return;
        if (_curve.Count == 0 || _curve[^1].Step != Done)
            _curve.Add(new SaeCurvePoint(Done, Last!));
        _checkpoints.Save(_recipe, Done, _curve);
    }

    /// <summary>The run as it stands.</summary>
    public SaeTrainingResult ToResult() => new(_recipe.Export(), _curve, Start);

    public void Dispose() => _recipe.Dispose();
}
