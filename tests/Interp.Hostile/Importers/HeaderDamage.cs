using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Interp.Hostile.Importers;

/// <summary>Damage to safetensors files that keeps them well-formed: other shapes of as many numbers, other names, and numbers that are none.</summary>
internal sealed partial class HeaderDamage(Random random, TextDamage text)
{
    private const int Prefix = sizeof(long);
    private static readonly float[] Odd = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, 1e30f, 1e-40f, -1e20f, 0];

    public (byte[] Content, string What) Apply(byte[] content)
    {
        if (content.Length < Prefix || BinaryPrimitives.ReadInt64LittleEndian(content) is var length && (length < 2 || length > content.Length - Prefix)) return new ByteDamage(random).Apply(content);
        var (header, data) = (content[Prefix..(Prefix + (int)length)], content[(Prefix + (int)length)..]);
        switch (random.Next(4))
        {
            case 0:
                return OddNumbers(content, Prefix + (int)length);
            case 1:
                var (changed, what) = text.Apply(header);
                return (Joined(changed, data), $"header {what}");
            default:
                return Reshaped(Encoding.UTF8.GetString(header), data);
        }
    }

    private (byte[] Content, string What) OddNumbers(byte[] content, int start)
    {
        var changed = content.ToArray();
        var numbers = MemoryMarshal.Cast<byte, float>(changed.AsSpan(start));
        if (numbers.Length == 0) return new ByteDamage(random).Apply(content);
        var odd = Odd[random.Next(Odd.Length)];
        var (at, count) = (random.Next(numbers.Length), random.Next(1, numbers.Length));
        numbers[at..Math.Min(numbers.Length, at + count)].Fill(odd);
        return (changed, $"with {odd} from number {at} on");
    }

    private (byte[] Content, string What) Reshaped(string header, byte[] data)
    {
        var shapes = Shape().Matches(header);
        if (shapes.Count == 0) return new ByteDamage(random).Apply(Joined(Encoding.UTF8.GetBytes(header), data));
        var match = shapes[random.Next(shapes.Count)];
        var sizes = match.Groups["sizes"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => long.TryParse(s, out var size) ? size : 1).ToArray();
        var volume = sizes.Aggregate(1L, (a, b) => unchecked(a * b));
        long[] other = random.Next(6) switch
        {
            0 => [.. sizes.Reverse()],
            1 => [volume],
            2 => [1, .. sizes],
            3 => [.. sizes, 1],
            4 => volume % 2 == 0 ? [2, volume / 2] : [volume, 1],
            _ => [volume, .. Enumerable.Repeat(1L, random.Next(1, 5))],
        };
        var changed = string.Concat(header.AsSpan(0, match.Index), $"\"shape\":[{string.Join(',', other)}]", header.AsSpan(match.Index + match.Length));
        return (Joined(Encoding.UTF8.GetBytes(changed), data), $"with shape [{string.Join(',', other)}] for [{string.Join(',', sizes)}]");
    }

    private static byte[] Joined(byte[] header, byte[] data)
    {
        var prefix = new byte[Prefix];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
        return [.. prefix, .. header, .. data];
    }

    [GeneratedRegex(@"""shape"":\s*\[(?<sizes>[\d,\s]*)\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
