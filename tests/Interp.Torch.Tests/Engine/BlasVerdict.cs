namespace Interp.Torch.Tests.Engine;

public sealed class BlasVerdict
{
    [Theory]
    [InlineData(3.0)]
    [InlineData(40.0)]
    public void A_rate_far_below_the_processors_is_warned_of_with_the_cure(double gigaflops)
    {
        var check = TorchEngine.Judge(gigaflops, threads: 2, plausiblePerThread: 80, "AVX-512");

        check.Warning.ShouldNotBeNull();
        check.Warning.ShouldContain("OMP_NUM_THREADS");
        check.Warning.ShouldContain("MKL_CBWR=COMPATIBLE");
        check.Warning.ShouldContain("2 threads with AVX-512 should reach about 160");
    }

    [Fact]
    public void A_rate_near_what_the_processor_can_do_is_no_warning() =>
        TorchEngine.Judge(120, threads: 2, plausiblePerThread: 80, "AVX-512").Warning.ShouldBeNull();

    [Fact]
    public void The_check_measures_a_rate_in_no_time()
    {
        var check = TorchEngine.CheckBlas(TimeProvider.System);

        check.GigaflopsPerSecond.ShouldBeInRange(0.1, 100_000);
        check.Threads.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_version_names_the_library()
    {
        TorchEngine.Version.ShouldMatch(@"^\d+\.\d+");
        TorchEngine.Version.ShouldBe(TorchSharp.torch.__version__);
    }
}
