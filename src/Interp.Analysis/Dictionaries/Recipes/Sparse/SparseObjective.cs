namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The loss of one batch of B rows as a function of its active pairs: (Σ‖x − x̂‖² / <see cref="ErrorNormaliser"/> + Σ penalties) / B.
/// The step gives it the derivative of the first part by each f; it adds what the recipe's penalty and parameters need.
/// </summary>
public abstract class SparseObjective
{
    /// <summary>1 for a plain squared error, the variance of the data for a relative one.</summary>
    public double ErrorNormaliser { get; init; } = 1;

    /// <summary>
    /// Numbers kept for each pair beside f and ∂loss/∂z. After <see cref="Penalise"/> they are derivatives; their sums over
    /// a latent's rows arrive in <see cref="LatentGradient.Extras"/>.
    /// </summary>
    public virtual int Channels => 0;

    /// <summary>
    /// Whether channel 0 holds, after <see cref="Activate"/>, a second set of activations that a frozen copy of the decoder turns into a
    /// reconstruction of its own; its squared error joins the loss, and channel 0 then holds the derivative by them.
    /// </summary>
    public virtual bool DecodesGate => false;

    /// <summary>A batch begins; the weights have moved since the last.</summary>
    public virtual void Begin()
    {
    }

    /// <summary>Turns the pre-activations of chosen latents into activations, in place. Called on several threads.</summary>
    public virtual void Activate(ActiveRow row)
    {
    }

    /// <summary>Takes note of the activations of some rows, of a batch or a chunk of it. Called on one thread, until the whole batch has been through.</summary>
    /// <param name="f">Of all chosen latents.</param>
    public virtual void Measure(ReadOnlySpan<float> f)
    {
    }

    /// <summary>Turns ∂error/∂f into ∂loss/∂z, and the channels into derivatives. Called on several threads.</summary>
    /// <param name="row">The active latents of one row.</param>
    /// <param name="rows">B.</param>
    /// <returns>The row's penalty.</returns>
    public virtual float Penalise(ActiveRow row, int rows) => 0;

    /// <summary>
    /// Adds what depends on a latent as a whole, and leaves the derivatives by the further parameters at the start of
    /// <see cref="LatentGradient.Extras"/>. Called on several threads.
    /// </summary>
    /// <param name="gradient">Sums over the rows of the batch.</param>
    /// <param name="batch">The batch.</param>
    public virtual void Finish(LatentGradient gradient, SparseBatch batch)
    {
    }

    /// <summary>Parts of the batch's loss that no row has alone, already divided by B.</summary>
    public virtual double BatchPenalty(SparseBatch batch) => 0;
}
