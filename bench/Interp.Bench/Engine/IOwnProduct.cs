namespace Interp.Bench.Engine;

/// <summary>A matrix product by our own vector kernels and by libtorch.</summary>
internal interface IOwnProduct : IDisposable
{
    /// <summary>Multiplications and additions of one round.</summary>
    double Operations { get; }

    /// <summary>Seconds of a round by our kernels.</summary>
    double Ours();

    /// <summary>Seconds of a round by libtorch.</summary>
    double Torch();

    /// <summary>Holds our numbers against libtorch's.</summary>
    void Agree();
}
