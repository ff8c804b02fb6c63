using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;

namespace Interp.Api;

/// <summary>Writes a dictionary with its weights to a folder that another site can take up.</summary>
internal static class ArchiveCommand
{
    // The operator of the machine may read everything on it.
    private static readonly Viewer Operator = new(PersonId: null, "Operator", IsAdministrator: true, new Dictionary<int, CohortRole>());

    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        if (args is not [_, var name, var folder])
        {
            await Console.Error.WriteLineAsync("Say which dictionary and where to: archive NAME FOLDER.");
            return 2;
        }

        var weights = Path.Combine(services.GetRequiredService<IConfiguration>()["INTERP_DATA"] ?? "data", "dictionaries", name);
        try
        {
            await services.GetRequiredService<ArchiveWriter>().Write(Operator, name, folder, cancellationToken);
        }
        catch (Exception refused) when (refused is DictionaryNotFoundException or ArchiveException or IOException)
        {
            await Console.Error.WriteLineAsync(refused is DictionaryNotFoundException ? $"There is no dictionary '{name}'." : refused.Message);
            return 1;
        }

        if (Directory.Exists(weights))
        {
            foreach (var file in Directory.GetFiles(weights)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        await output.WriteLineAsync($"{folder}: {new DirectoryInfo(folder).GetFiles().Sum(f => f.Length) / 1e6:F1} MB");
        return 0;
    }
}
