using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>Where a verification trains: everything lies under a folder of its code's commit, so that what other code trained is never taken for this code's.</summary>
/// <param name="folder">Of the commit.</param>
/// <param name="lines">Progress.</param>
/// <param name="time">For the trainer.</param>
/// <param name="threads">Threads of the sparse kernels.</param>
internal sealed class SaeWorkshop(string folder, ProgressLines lines, TimeProvider time, int threads)
{
    private readonly DictionaryShelf _shelf = new(Path.Combine(folder, "dictionaries"), lines, time);

    /// <summary>Progress.</summary>
    public ProgressLines Lines { get; } = lines;

    /// <summary>Clock of the trainer.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Threads of the sparse kernels.</summary>
    public int Threads { get; } = threads;

    /// <summary>A folder of this verification.</summary>
    public string FolderOf(string name) => Path.Combine(folder, name);

    /// <summary>The dictionary of these options, trained here or by an earlier run of the same code. The caller disposes it.</summary>
    public SparseAutoencoder Train(string name, SaeOptions options, IActivationSource source, CancellationToken cancellationToken) =>
        _shelf.Get(name, options with { Threads = Threads }, source, cancellationToken);
}
