namespace Interp.Cli.Verify;

/// <summary>What <c>sae_peer.py</c> is told about a run. Numbers are for rows scaled to E‖x‖² = d_in.</summary>
internal sealed record DensePeerRun
{
    /// <summary>topk, batchtopk, matryoshka, l1 or jumprelu.</summary>
    public required string Recipe { get; init; }

    public required int DIn { get; init; }

    public required int DSae { get; init; }

    public required int Batch { get; init; }

    public required long Steps { get; init; }

    public required int Threads { get; init; }

    public required long Seed { get; init; }

    /// <summary>Active latents: k, or what the penalty is nudged towards.</summary>
    public required int L0 { get; init; }

    /// <summary>Of the scaled rows.</summary>
    public required double Variance { get; init; }

    /// <summary>Where the decoder's bias starts.</summary>
    public required float[] BDec { get; init; }

    public required double LearningRate { get; init; }

    public required double WarmUp { get; init; }

    public required double Decay { get; init; }

    /// <summary>Length of the first decoder rows where they are free.</summary>
    public double DecoderNorm { get; init; } = 0.1;

    /// <summary>First threshold of jumprelu.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>How much faster than the weights it learns.</summary>
    public double ThresholdRate { get; init; } = 1;

    /// <summary>Width of its rectangle.</summary>
    public double Bandwidth { get; init; } = 0.05;

    /// <summary>Weight of what lifts dead latents of jumprelu.</summary>
    public double Revival { get; init; } = 3e-3;

    /// <summary>First weight of the penalty …</summary>
    public double Coefficient { get; init; } = 1;

    /// <summary>… the share of the run over which it rises …</summary>
    public double CoefficientWarmUp { get; init; } = 0.05;

    /// <summary>… and how fast it follows the number of active latents.</summary>
    public double Gain { get; init; } = 0.01;

    /// <summary>Rows without firing after which a latent is dead.</summary>
    public required long DeadAfter { get; init; }

    public int KAux { get; init; } = 1;

    public double AuxWeight { get; init; } = 1.0 / 32;

    /// <summary>Ends of the nested dictionaries of matryoshka.</summary>
    public IReadOnlyList<int> Prefixes { get; init; } = [];

    /// <summary>Whether the encoder sees x − b_dec.</summary>
    public bool Centred { get; init; } = true;
}
