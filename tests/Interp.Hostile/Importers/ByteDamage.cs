using System.Globalization;

namespace Interp.Hostile.Importers;

/// <summary>Damage that knows nothing of the format.</summary>
public sealed class ByteDamage(Random random)
{
    /// <summary>The damaged content and what was done.</summary>
    public (byte[] Content, string What) Apply(byte[] content)
    {
        if (content.Length == 0) return ([(byte)random.Next(256)], "of one byte");
        var at = random.Next(content.Length);
        var most = Math.Min(content.Length - at, random.Next(1, 64));
        return random.Next(9) switch
        {
            0 => (content[..at], string.Create(CultureInfo.InvariantCulture, $"cut at {at}")),
            1 => ([], "emptied"),
            2 => ([.. content[..at], .. content[(at + most)..]], string.Create(CultureInfo.InvariantCulture, $"without {most} bytes at {at}")),
            3 => ([.. content[..at], .. Some(most), .. content[at..]], string.Create(CultureInfo.InvariantCulture, $"with {most} bytes more at {at}")),
            4 => (Changed(content, at, most, _ => 0xFF), string.Create(CultureInfo.InvariantCulture, $"with {most} ones at {at}")),
            5 => (Changed(content, at, most, _ => 0), string.Create(CultureInfo.InvariantCulture, $"with {most} zeros at {at}")),
            6 => (Changed(content, at, most, _ => (byte)random.Next(256)), string.Create(CultureInfo.InvariantCulture, $"with {most} other bytes at {at}")),
            _ => (Changed(content, at, 1, old => (byte)(old ^ (1 << random.Next(8)))), string.Create(CultureInfo.InvariantCulture, $"with a bit turned at {at}")),
        };
    }

    private byte[] Some(int count)
    {
        var some = new byte[count];
        random.NextBytes(some);
        return some;
    }

    private static byte[] Changed(byte[] content, int at, int count, Func<byte, byte> change)
    {
        var changed = content.ToArray();
        for (var i = at; i < at + count; i++) changed[i] = change(changed[i]);
        return changed;
    }
}
