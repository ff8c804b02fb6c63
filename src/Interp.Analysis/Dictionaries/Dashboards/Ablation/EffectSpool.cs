using System.Runtime.InteropServices;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Ablation effects on disk, one record for each distinct prediction of a feature, and in memory one number for each token of each
/// example that says which: 36 bytes an example. The file is deleted on disposal.
/// </summary>
internal sealed class EffectSpool : IDisposable
{
    private const int NotRun = -3, Unchanged = -2, Undefined = -1;
    private static readonly int RecordBytes = Marshal.SizeOf<EffectRecord>();
    private readonly FileStream _file;
    private readonly int[] _slots;
    private int _records;

    public EffectSpool(string folder, int slots)
    {
        Directory.CreateDirectory(folder);
        _slots = new int[slots];
        Array.Fill(_slots, NotRun);
        _file = new FileStream(Path.Combine(folder, $"effects-{Guid.NewGuid():N}.spool"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 20, FileOptions.DeleteOnClose);
    }

    /// <summary>Appends records.</summary>
    /// <returns>The number of the first.</returns>
    public int Append(ReadOnlySpan<EffectRecord> records)
    {
        var first = _records;
        _records = checked(_records + records.Length);
        _file.Write(MemoryMarshal.AsBytes(records));
        return first;
    }

    /// <summary>The token at a slot is predicted as this record says.</summary>
    public void SetRecord(int slot, int record) => _slots[slot] = record;

    /// <summary>The feature is not active where it could act on this token's prediction: the effect is 0.</summary>
    public void SetUnchanged(int slot) => _slots[slot] = Unchanged;

    /// <summary>Nothing predicts this token: it is the first of its context.</summary>
    public void SetUndefined(int slot) => _slots[slot] = Undefined;

    /// <summary>Ends writing; effects can be read from here on.</summary>
    public void Seal() => _file.Flush();

    /// <summary>An example with its effects; as it is where it was not ablated.</summary>
    /// <param name="example">Without effects.</param>
    /// <param name="slot">Of its window's first token.</param>
    public FeatureExample Complete(FeatureExample example, int slot)
    {
        if (_slots[slot] == NotRun)
            return example;

        var effects = new float[example.Tokens.Length];
        var places = new List<AblatedPlace>();
        for (var offset = 0; offset < effects.Length; offset++)
        {
            var number = _slots[slot + offset];
            effects[offset] = number == Unchanged ? 0 : float.NaN;
            if (number < 0)
                continue;

            var record = Read(number);
            effects[offset] = record.LossEffect;
            if (record.Get(raised: true) is { Length: > 0 } raised)
                places.Add(new AblatedPlace(offset, raised, record.Get(raised: false)));
        }

        return example with { LossEffects = effects, Places = [.. places] };
    }

    public void Dispose() => _file.Dispose();

    private EffectRecord Read(int number)
    {
        var record = default(EffectRecord);
        var bytes = MemoryMarshal.AsBytes(new Span<EffectRecord>(ref record));
        for (var done = 0; done < bytes.Length;)
        {
            var read = RandomAccess.Read(_file.SafeFileHandle, bytes[done..], ((long)number * RecordBytes) + done);
            if (read == 0)
                throw new EndOfStreamException("The spool of ablation effects is shorter than its index: was the disk full?");
            done += read;
        }

        return record;
    }
}
