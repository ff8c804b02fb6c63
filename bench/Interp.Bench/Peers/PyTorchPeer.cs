using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Interp.Bench.Peers;

/// <summary>PyTorch in a process of its own, which stays warm between rounds.</summary>
internal sealed class PyTorchPeer : IDisposable
{
    private readonly Process _process;

    private PyTorchPeer(Process process, string version)
    {
        _process = process;
        Version = version;
    }

    internal string Version { get; }

    /// <summary>Starts a Python that can import torch: the one named by INTERP_PYTHON, else the system's.</summary>
    /// <returns>Null where there is none.</returns>
    internal static PyTorchPeer? TryStart(int threads)
    {
        string[] candidates = Environment.GetEnvironmentVariable("INTERP_PYTHON") is { Length: > 0 } chosen ? [chosen] : ["python3", "/usr/bin/python3"];
        return candidates.Select(python => TryStart(python, threads)).FirstOrDefault(static peer => peer is not null);
    }

    /// <summary>Runs a command of peer.py and gives the seconds it took.</summary>
    internal double Run(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The PyTorch process ended during '{command}'.");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static PyTorchPeer? TryStart(string python, int threads)
    {
        var start = new ProcessStartInfo(python) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "peer.py"));
        start.ArgumentList.Add(threads.ToString(CultureInfo.InvariantCulture));
        try
        {
            var process = Process.Start(start)!;
            process.BeginErrorReadLine();
            if (process.StandardOutput.ReadLine() is { } version) return new PyTorchPeer(process, version);
            process.Dispose();
            return null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
