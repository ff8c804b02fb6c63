using System.IO.Compression;
using Interp.Domain.Dictionaries;

namespace Interp.Hostile.Importers;

/// <summary>Dictionaries that move between sites: header and lines, checked as before they are copied into the database.</summary>
internal sealed class ArchiveImporter : IImporter
{
    private const int Lines = 3;
    private const int Vocabulary = 1 << 16;

    public string Name => "archive";

    public IReadOnlyList<string> Seeds(string parent)
    {
        var whole = Path.Combine(Root(), "dictionaries", "mini-pile-1l-512");
        var folder = Directory.CreateDirectory(Path.Combine(parent, "mini-pile-1l-512")).FullName;
        File.Copy(Path.Combine(whole, DictionaryArchive.HeaderFile), Path.Combine(folder, DictionaryArchive.HeaderFile));
        foreach (var name in new[] { DictionaryArchive.FeaturesFile, DictionaryArchive.TokensFile })
        {
            using var from = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(whole, name)), CompressionMode.Decompress));
            using var to = new StreamWriter(new GZipStream(File.Create(Path.Combine(folder, name)), CompressionLevel.Fastest));
            for (var i = 0; i < Lines; i++) to.Write(from.ReadLine() + "\n");
        }

        return [folder];
    }

    public Task Import(string folder)
    {
        var checks = new ArchiveChecks(DictionaryArchive.Header(folder, "mini-pile-1l-512"), Vocabulary);
        foreach (var line in ArchiveLines.Read<ArchivedFeature>(Path.Combine(folder, DictionaryArchive.FeaturesFile))) checks.Feature(line);
        foreach (var line in ArchiveLines.Read<ArchivedToken>(Path.Combine(folder, DictionaryArchive.TokensFile))) _ = checks.Token(line).Rows().Count();
        return Task.CompletedTask;
    }

    public bool Refuses(Exception error) => error is ArchiveException;

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Interp.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("This program runs inside a checkout.");
    }
}
