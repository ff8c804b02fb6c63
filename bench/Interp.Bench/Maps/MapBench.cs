using System.Diagnostics;
using Interp.Analysis.Numerics;
using static TorchSharp.torch;

namespace Interp.Bench.Maps;

/// <summary>What the map of a dictionary of 16,384 features of 512 numbers costs, stage by stage, and how fluently such a map is drawn.</summary>
internal static class MapBench
{
    private const int Points = 16_384;
    private const int Width = 512;
    private const int Families = 800;
    private const float Spread = 0.6f;

    /// <summary>Only how fluently it is drawn.</summary>
    internal static BenchResult RunFrames(TimeProvider time, Action<string> say, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["map_points"] = Points };
        var skipped = MapFrames.Measure(figures, say, cancellationToken).GetAwaiter().GetResult();
        var code = Environment.GetEnvironmentVariable("INTERP_CODE") ?? "unknown";
        return new BenchResult("map", time.GetElapsedTime(began).TotalSeconds, code, Machine.Describe(), Peer: null, figures, skipped is null ? [] : [skipped]);
    }

    internal static BenchResult Run(TimeProvider time, Action<string> say, CancellationToken cancellationToken)
    {
        set_num_threads(Environment.ProcessorCount);
        using var scope = NewDisposeScope();
        var directions = Directions();
        var before = Peak();
        var stages = new Stages(time, say);
        var map = DirectionMapper.Map(directions, new DirectionMapOptions { Threads = Environment.ProcessorCount }, stages, cancellationToken);
        var figures = stages.Close();
        figures["map_clusters"] = map.ClusterCount;
        figures["map_trustworthiness"] = map.Trustworthiness ?? 0;
        figures["map_memory_mb"] = (Peak() - before) / 1e6;
        var skipped = MapFrames.Measure(figures, say, cancellationToken).GetAwaiter().GetResult();
        var code = Environment.GetEnvironmentVariable("INTERP_CODE") ?? "unknown";
        return new BenchResult("map", figures["map_seconds"], code, Machine.Describe(), Peer: null, figures, skipped is null ? [] : [skipped]);
    }

    /// <summary>Families of directions around random centres, as features that split from one another are.</summary>
    private static Tensor Directions()
    {
        var random = new SeededRandom(1, 1);
        var centres = Enumerable.Range(0, Families * Width).Select(_ => random.NextGaussian()).ToArray();
        var rows = new float[Points * Width];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = centres[(i / Width % Families * Width) + (i % Width)] + (Spread * random.NextGaussian());
        return tensor(rows).reshape(Points, Width);
    }

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private sealed class Stages(TimeProvider time, Action<string> say) : IProgress<MapProgress>
    {
        private readonly Dictionary<string, double> _figures = new(StringComparer.Ordinal) { ["map_points"] = Points, ["map_width"] = Width };
        private readonly long _began = time.GetTimestamp();
        private long _stageBegan = time.GetTimestamp();
        private MapStage _stage;

        public void Report(MapProgress value)
        {
            if (value.Stage != _stage)
                End(value.Stage);
        }

        public Dictionary<string, double> Close()
        {
            End(_stage);
            _figures["map_seconds"] = time.GetElapsedTime(_began).TotalSeconds;
            return _figures;
        }

        private void End(MapStage next)
        {
            var seconds = time.GetElapsedTime(_stageBegan).TotalSeconds;
            _figures[$"map_{_stage.ToString().ToLowerInvariant()}_seconds"] = seconds;
            say(FormattableString.Invariant($"{_stage}: {seconds:F1} s"));
            (_stage, _stageBegan) = (next, time.GetTimestamp());
        }
    }
}
