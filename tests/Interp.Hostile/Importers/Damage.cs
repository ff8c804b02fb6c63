using System.IO.Compression;

namespace Interp.Hostile.Importers;

/// <summary>Damages copies of folders, in ways that get past the first check: texts stay texts, and what stands inside archives and headers is reached.</summary>
internal sealed class Damage(Random random)
{
    private readonly TextDamage text = new(random);
    private readonly ByteDamage bytes = new(random);

    /// <summary>Copies a folder and damages one to three places of the copy.</summary>
    /// <returns>What was done.</returns>
    public string Copy(string from, string to, IReadOnlyList<string> others)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        var done = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Once(to, others)).ToArray();
        return $"{Path.GetFileName(from)}, {string.Join(", ", done)}";
    }

    private string Once(string folder, IReadOnlyList<string> others)
    {
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray();
        if (files.Length == 0) return "nothing left";
        var path = files[random.Next(files.Length)];
        var name = Path.GetFileName(path);
        if (random.Next(25) == 0)
        {
            File.Delete(path);
            return $"without {name}";
        }

        if (random.Next(12) == 0 && others.Select(o => Path.Combine(o, name)).Where(File.Exists).ToArray() is { Length: > 0 } same)
        {
            var other = same[random.Next(same.Length)];
            File.Copy(other, path, overwrite: true);
            return $"{name} of {Path.GetFileName(Path.GetDirectoryName(other))}";
        }

        var (content, what) = Damaged(name, File.ReadAllBytes(path));
        File.WriteAllBytes(path, content);
        return $"{name} {what}";
    }

    private (byte[] Content, string What) Damaged(string name, byte[] content)
    {
        if (random.Next(8) == 0) return bytes.Apply(content);
        return Path.GetExtension(name) switch
        {
            ".json" or ".jsonl" or ".txt" => text.Apply(content),
            ".safetensors" => new HeaderDamage(random, text).Apply(content),
            ".pt" or ".npz" or ".zip" => InZip(content),
            ".gz" => InGzip(content),
            _ => bytes.Apply(content),
        };
    }

    private (byte[] Content, string What) InZip(byte[] content)
    {
        List<(string Name, byte[] Content)> entries;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content));
            entries = [.. archive.Entries.Select(e => (e.FullName, Read(e.Open())))];
        }
        catch (InvalidDataException)
        {
            // Damaged before.
            return bytes.Apply(content);
        }

        if (entries.Count == 0) return bytes.Apply(content);
        var place = random.Next(entries.Count);
        var (changed, what) = random.Next(2) == 0 ? text.Apply(entries[place].Content) : bytes.Apply(entries[place].Content);
        var name = entries[place].Name;
        entries[place] = random.Next(20) == 0 ? ($"../{name}", changed) : (name, changed);
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                using var opened = archive.CreateEntry(entry.Name, CompressionLevel.Fastest).Open();
                opened.Write(entry.Content);
            }
        }

        return (stream.ToArray(), $"in {name} {what}");
    }

    private (byte[] Content, string What) InGzip(byte[] content)
    {
        byte[] plain;
        try
        {
            plain = Read(new GZipStream(new MemoryStream(content), CompressionMode.Decompress));
        }
        catch (InvalidDataException)
        {
            return bytes.Apply(content);
        }

        var (changed, what) = text.Apply(plain);
        using var stream = new MemoryStream();
        using (var packed = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true)) packed.Write(changed);
        return (stream.ToArray(), $"inside {what}");
    }

    private static byte[] Read(Stream stream)
    {
        using var opened = stream;
        using var copy = new MemoryStream();
        opened.CopyTo(copy);
        return copy.ToArray();
    }
}
