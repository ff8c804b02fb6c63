using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;
using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>Trains a dictionary with PyTorch's dense products and autograd on the very rows that ours was trained on.</summary>
/// <param name="python">A Python that can import torch and numpy.</param>
/// <param name="version">Of torch.</param>
internal sealed class DensePeer(string python, string version)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Version of torch.</summary>
    public string Version { get; } = version;

    /// <summary>The Python named by INTERP_PYTHON, else the system's; null where none can import torch and numpy.</summary>
    public static DensePeer? TryFind()
    {
        string[] candidates = Environment.GetEnvironmentVariable("INTERP_PYTHON") is { Length: > 0 } chosen ? [chosen] : ["python3", "/usr/bin/python3"];
        foreach (string candidate in candidates)
        {
            if (Ask(candidate) is { } version)
                return new DensePeer(candidate, version);
        }
        return null;
    }

    /// <summary>Trains; the result reads raw rows. The caller disposes it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="source">Its rows are read from the first on, as the trainer does.</param>
    /// <param name="scale">What rows are multiplied by.</param>
    /// <param name="folder">For the files that pass between the two processes.</param>
    /// <param name="progress">Told each line of progress: step, loss, L0, dead latents.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    /// <exception cref="InvalidDataException">The process failed; its last words are in the message.</exception>
    public (SparseAutoencoder Sae, double Seconds) Train(
        DensePeerRun run, IActivationSource source, float scale, string folder, IProgress<string> progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        (string settings, string weights) = (Path.Combine(folder, "peer.json"), Path.Combine(folder, "peer.bin"));
        File.WriteAllText(settings, JsonSerializer.Serialize(run, Json));
        using Process process = Start(python, [Path.Combine(AppContext.BaseDirectory, "sae_peer.py"), settings, weights]);
        using CancellationTokenRegistration ending = cancellationToken.Register(() => process.Kill());
        Task<string> output = Task.Run(() => ReadLines(process.StandardOutput, progress), CancellationToken.None), errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        Send(process.StandardInput.BaseStream, run, source, scale);
        process.WaitForExit();
        cancellationToken.ThrowIfCancellationRequested();
        if (process.ExitCode != 0 || !output.Result.StartsWith("trained ", StringComparison.Ordinal))
            throw new InvalidDataException($"PyTorch's run ended with status {process.ExitCode}: {errors.Result.Trim().Split('\n')[^1]}");
        return (Read(weights, run, scale), double.Parse(output.Result["trained ".Length..], CultureInfo.InvariantCulture));
    }

    private static string ReadLines(StreamReader reader, IProgress<string> progress)
    {
        string last = "";
        while (reader.ReadLine() is { } line)
            progress.Report(last = line);
        return last;
    }

    private static void Send(Stream stream, DensePeerRun run, IActivationSource source, float scale)
    {
        float[] rows = new float[run.Batch * run.DIn];
        try
        {
            for (long step = 0; step < run.Steps; step++)
            {
                CircularRows.Read(source, step * run.Batch, rows);
                TensorPrimitives.Multiply(rows, scale, rows);
                stream.Write(MemoryMarshal.AsBytes(rows.AsSpan()));
            }
            stream.Close();
        }
        catch (IOException)
        {
            // The process ended early: its exit status and error output say more than the broken pipe.
        }
    }

    private static SparseAutoencoder Read(string path, DensePeerRun run, float scale)
    {
        float[] numbers = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
        int matrix = run.DSae * run.DIn, place = 0;
        float[] Next(int count, float factor)
        {
            float[] part = numbers.AsSpan(place, count).ToArray();
            place += count;
            TensorPrimitives.Multiply(part, factor, part);
            return part;
        }

        float[] encoder = Next(matrix, 1), decoder = Next(matrix, 1), encoderBias = Next(run.DSae, 1 / scale), decoderBias = Next(run.DIn, 1 / scale);
        return PeerDictionary.Of(run, encoder, decoder, encoderBias, decoderBias, Next(run.DSae, 1 / scale));
    }

    private static string? Ask(string candidate)
    {
        try
        {
            using Process process = Start(candidate, ["-c", "import numpy, torch; print(torch.__version__)"]);
            process.StandardInput.Close();
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            string answer = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? answer : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        // OpenBLAS under Python takes some processors for older ones and is then several times slower.
        if (System.Runtime.Intrinsics.X86.Avx512F.IsSupported)
            start.Environment.TryAdd("OPENBLAS_CORETYPE", "SKYLAKEX");
        return Process.Start(start)!;
    }
}
