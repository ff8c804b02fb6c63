using System.Diagnostics;

namespace Interp.Analysis.Language;

/// <summary>Runs another program without a shell, with a time limit, and hands over what it writes.</summary>
public static class ExternalCommand
{
    /// <summary>Runs <paramref name="file"/> and gives its standard output to <paramref name="read"/>.</summary>
    /// <exception cref="CorpusException">The program is missing, failed, or took longer than <paramref name="limit"/>.</exception>
    public static async Task<T> ReadAsync<T>(
        string file,
        IReadOnlyList<string> arguments,
        string workingFolder,
        TimeSpan limit,
        Func<Stream, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(read);
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        using var process = Start(start);
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            var result = await read(process.StandardOutput.BaseStream, timeout.Token);
            await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return process.ExitCode == 0
                ? result
                : throw new CorpusException($"{file} {string.Join(' ', arguments)} failed ({process.ExitCode}): {(await errors).Trim()}");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CorpusException($"{file} {string.Join(' ', arguments)} took longer than {limit.TotalSeconds:0} s and was stopped.", e);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Runs <paramref name="file"/> and returns its standard output as text.</summary>
    public static Task<string> TextAsync(
        string file, IReadOnlyList<string> arguments, string workingFolder, TimeSpan limit, CancellationToken cancellationToken) =>
        ReadAsync(
            file,
            arguments,
            workingFolder,
            limit,
            async (stream, token) =>
            {
                using var reader = new StreamReader(stream, leaveOpen: true);
                return await reader.ReadToEndAsync(token);
            },
            cancellationToken);

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new CorpusException($"{start.FileName} did not start.");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new CorpusException(
                $"The program {start.FileName} is not there. The mini-pile is made from Debian packages: build it on Debian or Ubuntu with apt and dpkg.", e);
        }
    }
}
