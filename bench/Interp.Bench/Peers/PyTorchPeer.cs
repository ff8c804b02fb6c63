using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Interp.Bench.Peers;

/// <summary>PyTorch in a process of its own, which stays warm between rounds.</summary>
internal sealed class PyTorchPeer : IDisposable
{
    /// <summary>Why there is none, and how to get one.</summary>
    internal const string Missing =
        "python3 cannot import torch: apt-get install --no-install-recommends python3-torch libopenblas0-pthread, or name a Python that can in INTERP_PYTHON";

    private readonly Process _process;

    private PyTorchPeer(Process process, string version, string? blas)
    {
        (_process, Blas) = (process, blas);
        Name = $"PyTorch {version}, {BlasTrial.Name(blas)}";
    }

    /// <summary>What its BLAS was told; null for nothing.</summary>
    internal string? Blas { get; }

    /// <summary>Its version, and what its BLAS was told.</summary>
    internal string Name { get; }

    /// <summary>Starts a Python that can import torch, the one named by INTERP_PYTHON or else the system's, with the BLAS kernels that are quickest on this machine.</summary>
    /// <param name="threads">To compute on.</param>
    /// <param name="say">Is told what was found.</param>
    /// <returns>Null where there is none.</returns>
    internal static PyTorchPeer? TryStart(int threads, Action<string> say)
    {
        string[] candidates = Environment.GetEnvironmentVariable("INTERP_PYTHON") is { Length: > 0 } chosen ? [chosen] : ["python3", "/usr/bin/python3"];
        foreach (var python in candidates)
        {
            List<PyTorchPeer> peers = [.. BlasTrial.Kinds().Select(kind => TryStart(python, threads, kind)).OfType<PyTorchPeer>()];
            if (peers.Count == 0) continue;
            var quickest = BlasTrial.Quickest(peers, say);
            foreach (var peer in peers.Where(peer => peer != quickest)) peer.Dispose();
            say($"peer: {quickest.Name}, {threads} threads");
            return quickest;
        }

        say($"{Missing}; measuring without it");
        return null;
    }

    /// <summary>Its name, or that there is none, and what the other peer is.</summary>
    internal static string Describe(PyTorchPeer? peer, string what, int threads) => $"{(peer is null ? "no PyTorch" : peer.Name)}; plain: the same written plainly in TorchSharp; {what}, {threads} threads";

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

    private static PyTorchPeer? TryStart(string python, int threads, string? blas)
    {
        var start = new ProcessStartInfo(python) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "peer.py"));
        start.ArgumentList.Add(threads.ToString(CultureInfo.InvariantCulture));
        if (blas is null) start.Environment.Remove(BlasTrial.Variable);
        else start.Environment[BlasTrial.Variable] = blas;
        try
        {
            var process = Process.Start(start)!;
            process.BeginErrorReadLine();
            if (process.StandardOutput.ReadLine() is { } version) return new PyTorchPeer(process, version, blas);
            process.Dispose();
            return null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
