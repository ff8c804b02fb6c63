using Interp.Testing;
using TorchSharp;

namespace Interp.Workers.Tests.Platform;

public sealed class ADeviceThatIsNotThere(PostgresCluster cluster)
{
    [Theory]
    [InlineData("cuda", "sees no CUDA device")]
    [InlineData("gpu", "give cpu, cuda or cuda:N")]
    public async Task Stops_a_worker_at_its_start_with_what_to_do(string device, string why)
    {
        Assert.SkipWhen(torch.cuda.is_available(), "libtorch has a CUDA device here.");
        await using var lab = await Lab.Open(cluster);
        lab.Set("INTERP_DEVICE", device);
        (await Should.ThrowAsync<Exception>(lab.StartWorker)).Message.ShouldContain(why);
    }
}
