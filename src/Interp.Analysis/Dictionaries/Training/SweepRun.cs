using System.Text.Json;
using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>One member of a sweep: running, finished or diverged. Its weights and moments are let go as soon as it is no longer running.</summary>
internal sealed class SweepRun : IDisposable
{
    private readonly string _marker;
    private TrainingRun? _run;
    private SaeTrainingResult? _result;
    private SaeDivergence? _divergence;
    private SaeStepMetrics? _last;

    public SweepRun(SaeOptions options, IActivationSource source, string folder)
    {
        Options = options;
        _marker = Path.Combine(folder, "diverged.json");
        if (File.Exists(_marker))
        {
            _divergence = JsonSerializer.Deserialize<SaeDivergence>(File.ReadAllText(_marker));
            return;
        }
        _run = new TrainingRun(options, source, folder);
        FinishIfDone();
    }

    public SaeOptions Options { get; }

    /// <summary>The step it is ready for; null when it is no longer running.</summary>
    public long? NextStep => _run?.Done;

    public SaeMemberProgress Progress => new(_run?.Done ?? _divergence?.Step ?? Options.Steps, Options.Steps, _run?.Last ?? _last ?? _divergence?.Last, _divergence is not null);

    public void Step(ReadOnlySpan<float> rows)
    {
        try
        {
            _run!.Step(rows);
            FinishIfDone();
        }
        catch (SaeDivergedException error)
        {
            _divergence = new SaeDivergence(error.Step, error.Last, error.Message, _run!.Curve);
            Directory.CreateDirectory(Path.GetDirectoryName(_marker)!);
            DurableFile.Write(_marker, stream => JsonSerializer.Serialize(stream, _divergence));
            LetGo();
        }
    }

    public void Save() => _run?.Save();

    /// <summary>Hands over what came of it.</summary>
    public SaeSweepMember Take()
    {
        (SaeTrainingResult? result, _result) = (_result, null);
        return new SaeSweepMember(Options, result, _divergence);
    }

    public void Dispose()
    {
        LetGo();
        _result?.Dispose();
    }

    private void FinishIfDone()
    {
        if (_run!.Done < Options.Steps)
            return;
        _run.Save();
        _result = _run.ToResult();
        _last = _run.Last;
        LetGo();
    }

    private void LetGo()
    {
        _run?.Dispose();
        _run = null;
    }
}
