using Interp.Workers.Platform;

namespace Interp.Workers.Tests.Platform;

public sealed class KeepingThings
{
    [Fact]
    public void The_least_recently_used_go_first_and_no_more_than_needed()
    {
        using var kept = new KeptThings(mostBytes: 100);
        var (a, b, c) = (new Thing(), new Thing(), new Thing());
        kept.Get("a", 1, () => (a, 40L));
        kept.Get("b", 1, () => (b, 40L));
        kept.Get("a", 1, () => (new Thing(), 40L)).ShouldBe(a);
        kept.Get("c", 1, () => (c, 40L));
        kept.Bytes.ShouldBe(120);
        kept.Trim();
        (a.Gone, b.Gone, c.Gone).ShouldBe((false, true, false));
        kept.Bytes.ShouldBe(80);
    }

    [Fact]
    public void What_is_larger_than_all_is_kept_alone()
    {
        using var kept = new KeptThings(mostBytes: 100);
        var (small, large) = (new Thing(), new Thing());
        kept.Get("small", 1, () => (small, 1L));
        kept.Get("large", 1, () => (large, 1000L));
        kept.Trim();
        (small.Gone, large.Gone, kept.Count).ShouldBe((true, false, 1));
    }

    [Fact]
    public void What_changed_on_disk_is_read_again()
    {
        using var kept = new KeptThings(mostBytes: 100);
        var (old, changed) = (new Thing(), new Thing());
        kept.Get("a", 1, () => (old, 10L));
        kept.Get("a", 2, () => (changed, 20L)).ShouldBe(changed);
        old.Gone.ShouldBeTrue();
        kept.Bytes.ShouldBe(20);
    }

    private sealed class Thing : IDisposable
    {
        public bool Gone { get; private set; }

        public void Dispose() => Gone = true;
    }
}
