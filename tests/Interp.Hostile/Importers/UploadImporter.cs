using System.Formats.Tar;
using System.IO.Compression;
using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Hostile.Seeds;

namespace Interp.Hostile.Importers;

/// <summary>Archives of dictionaries as people upload them, unpacked and then read.</summary>
internal sealed class UploadImporter : IImporter
{
    private string data = string.Empty;

    public string Name => "upload";

    public IReadOnlyList<string> Seeds(string parent)
    {
        data = Path.Combine(parent, "data");
        return [.. Packed(parent), .. Cases.Files("uploads").Select(file => Alone(parent, file))];
    }

    public async Task Import(string folder)
    {
        var place = new WeightsPlace(data);
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(path => new WeightsFile(Path.GetFileName(path), () => File.OpenRead(path))).ToArray();
        var (key, _) = await new WeightsUploads(place, TimeProvider.System).Receive(files, CancellationToken.None);
        SaeFormats.Read(place.Upload(key)).Dispose();
    }

    public bool Refuses(Exception error) => error is InvalidParametersException or InvalidDataException;

    private static IEnumerable<string> Packed(string parent)
    {
        foreach (var folder in new DictionaryImporter().Seeds(Path.Combine(parent, "plain")).Take(40).Where((_, i) => i % 8 == 0))
        {
            string name = Path.GetFileName(folder), zip = Path.Combine(Made($"{name} zip"), "dictionary.zip"), tar = Path.Combine(Made($"{name} tar"), "dictionary.tar"), packed = Path.Combine(Made($"{name} tgz"), "dictionary.tar.gz");
            ZipFile.CreateFromDirectory(folder, zip);
            TarFile.CreateFromDirectory(folder, tar, includeBaseDirectory: false);
            using (var to = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
            using (var from = File.OpenRead(tar)) from.CopyTo(to);
            foreach (var file in new[] { zip, tar, packed }) yield return Path.GetDirectoryName(file)!;
        }

        string Made(string name) => Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
    }

    private static string Alone(string parent, string file)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, Path.GetFileNameWithoutExtension(file))).FullName;
        File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }
}
