using System.Globalization;
using Interp.Analysis.Language;

namespace Interp.Cli.Commands;

/// <summary>A line of text every few seconds, and one for each look at held-out text.</summary>
internal sealed class ProgressLines(TimeProvider clock, TextWriter writer) : IProgress<LanguageModelProgress>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private long? _last;
    private long _seen;

    public void Report(LanguageModelProgress value)
    {
        if (value.Validation is { } look && look.Step != _seen)
        {
            _seen = look.Step;
            var classes = string.Join(' ', look.ByClass.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value:F3}")));
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {look.Step} held-out {look.HeldOut:F4} train {look.Train:F4} | {classes}"));
        }

        if (_last is { } last && clock.GetElapsedTime(last) < Every) return;
        _last = clock.GetTimestamp();
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"step {value.Step}/{value.Steps} tokens {value.Tokens} {value.TokensPerSecond:F0}/s loss {value.Loss:F4} lr {value.LearningRate:G3} left {value.Remaining:hh\\:mm\\:ss}"));
    }
}
