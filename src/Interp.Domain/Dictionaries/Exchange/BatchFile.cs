using System.Security.Cryptography;
using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads one batch file.</summary>
internal static class BatchFile
{
    public static async Task<(DashboardBatch Batch, ImportedFile File)> Read(ImportFile file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await using (var stream = file.Open()) await CopyAtMost(stream, content, file.Name, cancellationToken);
        content.Position = 0;
        try
        {
            var batch = await JsonSerializer.DeserializeAsync<DashboardBatch>(content, BatchJson.Options, cancellationToken);
            var hash = Convert.ToHexStringLower(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
            return (batch ?? throw Refused(file.Name, "It holds nothing."), new ImportedFile(file.Name, content.Length, hash));
        }
        catch (JsonException exception)
        {
            throw Refused(file.Name, $"It is not a batch of SAEDashboard: at {exception.Path ?? "its start"}, line {exception.LineNumber + 1}, there is something else than expected. Upload the batch-*.json as it was written.");
        }
    }

    private static async Task CopyAtMost(Stream from, MemoryStream to, string name, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (to.Length + read > ImportCommands.MostBytes) throw Refused(name, $"It is larger than {ImportCommands.MostBytes >> 20} MiB; split it into batches.");
            to.Write(buffer, 0, read);
        }
    }

    private static InvalidParametersException Refused(string name, string message) => new([new(name, message)]);
}
