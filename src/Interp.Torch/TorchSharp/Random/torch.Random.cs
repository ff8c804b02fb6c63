namespace TorchSharp;

public static partial class torch
{
    /// <summary>Seeds the default generators of all devices.</summary>
    public static Generator manual_seed(long seed)
    {
        NativeMethods.interp_manual_seed(unchecked((ulong)seed));
        return Generator.Default;
    }

    public static Tensor get_rng_state()
    {
        using var generator = Generator.Default;
        return generator.get_state();
    }

    public static void set_rng_state(Tensor new_state)
    {
        using var generator = Generator.Default;
        generator.set_state(new_state);
    }

    public static class random
    {
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);

        public static Tensor get_rng_state() => torch.get_rng_state();

        public static void set_rng_state(Tensor new_state) => torch.set_rng_state(new_state);
    }

    public partial class Tensor
    {
        public Tensor normal_(double mean = 0, double stddev = 1, Generator? generator = null) => Aten.normal_.Into(this, mean, stddev, generator);

        public Tensor uniform_(double from, double to, Generator? generator = null) => Aten.uniform_.Into(this, from, to, generator);

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Aten.bernoulli__float.Into(this, p, generator);

        public Tensor exponential_(double lambda = 1, Generator? generator = null) => Aten.exponential_.Into(this, lambda, generator);
    }
}
