using Interp.Api.Platform;
using Interp.Domain.Platform;

namespace Interp.Api;

/// <summary>What a site in <c>Development</c> does by itself when it starts: its tables, its first people, and how to sign in as them, told at every start.</summary>
internal sealed class DevelopmentStart(IServiceProvider services, DevelopmentDatabase database, ApiSettings settings, ILogger<DevelopmentStart> log)
{
    /// <summary>Holds passwords: read by its owner alone.</summary>
    private string SignIns => Path.Combine(settings.DataFolder, "first-sign-in");

    public async Task Prepare(CancellationToken cancellationToken)
    {
        await database.Prepare(cancellationToken);
        await using var told = new StringWriter();
        await SeedCommand.Run(services, [], told, cancellationToken);
        if (told.ToString() is { Length: > 0 } fresh) await Keep(fresh, cancellationToken);
        if (!File.Exists(SignIns)) return;
        foreach (var line in await File.ReadAllLinesAsync(SignIns, cancellationToken)) log.LogInformation("{SignIn}", line);
    }

    private async Task Keep(string text, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new StreamWriter(SignIns, options);
        await file.WriteAsync(text.AsMemory(), cancellationToken);
    }
}
