using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Interp.Testing;

/// <summary>Collects what the meter of a name says while this lives. Tests beside each other share the process's meters: ask by a tag of one's own.</summary>
public sealed class Measurements : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<Measured> seen = new();

    public Measurements(string meter)
    {
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (string.Equals(instrument.Meter.Name, meter, StringComparison.Ordinal)) own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
    }

    /// <summary>Asks the instruments that are only read.</summary>
    public void Look() => listener.RecordObservableInstruments();

    /// <summary>What an instrument said with this tag, oldest first.</summary>
    public IReadOnlyList<Measured> Of(string instrument, string tag, string value) =>
        [.. seen.Where(m => string.Equals(m.Instrument, instrument, StringComparison.Ordinal) && m.Tags.TryGetValue(tag, out var own) && string.Equals(own as string, value, StringComparison.Ordinal))];

    public void Dispose() => listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        seen.Enqueue(new(instrument.Name, instrument.Unit, value, new Dictionary<string, object?>(tags.ToArray(), StringComparer.Ordinal)));
}
