using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Torch.Tests.Values;

public sealed class ShapeValues
{
    private static Tensor A => arange(6).view(2, 3);

    private static Tensor Ids(params long[] ids) => tensor(ids);

    [Fact]
    public void Views_reorder_without_copying()
    {
        using var scope = NewDisposeScope();
        A.T.ShouldHold([3, 2], 0, 3, 1, 4, 2, 5);
        A.t().stride().ShouldBe([1, 3]);
        A.permute(1, 0).is_contiguous().ShouldBeFalse();
        A.transpose(0, 1).contiguous().stride().ShouldBe([2, 1]);
        A.swapaxes(0, 1).size(-1).ShouldBe(2);
        A.mT.shape.ShouldBe([3, 2]);
        A.unsqueeze(1).shape.ShouldBe([2, 1, 3]);
        A.unsqueeze(0).squeeze().shape.ShouldBe([2, 3]);
        A.unsqueeze(0).squeeze(0).shape.ShouldBe([2, 3]);
        A.flatten().ShouldHold([6], 0, 1, 2, 3, 4, 5);
        arange(24).view(2, 3, 4).flatten(0, 1).shape.ShouldBe([6, 4]);
        A.unflatten(1, 3, 1).shape.ShouldBe([2, 3, 1]);
        Should.Throw<ArgumentException>(() => A.unflatten(-1, 3, 1));
        arange(24).view(2, 3, 4).movedim([0], [2]).shape.ShouldBe([3, 4, 2]);
        A.as_strided([2, 2], [1, 2], 1).ShouldHold([2, 2], 1, 3, 2, 4);
        arange(4).unfold(0, 2, 1).ShouldHold([3, 2], 0, 1, 1, 2, 2, 3);
        A.narrow(1, 1, 2).storage_offset().ShouldBe(1);
        A.narrow(1, 1, 2).ShouldHold([2, 2], 1, 2, 4, 5);
        A.slice(1, 0, 3, 2).ShouldHold([2, 2], 0, 2, 3, 5);
        A.select(0, -1).ShouldHold([3], 3, 4, 5);
        A.diagonal().ShouldHold([2], 0, 4);
    }

    [Fact]
    public void Copies_repeat_flip_and_cut()
    {
        using var scope = NewDisposeScope();
        A[0].expand(2, 3).ShouldHold([2, 3], 0, 1, 2, 0, 1, 2);
        A[0].expand_as(A).stride(0).ShouldBe(0);
        A.repeat(1, 2).ShouldHold([2, 6], 0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5);
        A[0].repeat_interleave(2).ShouldHold([6], 0, 0, 1, 1, 2, 2);
        A.flip(1).ShouldHold([2, 3], 2, 1, 0, 5, 4, 3);
        A.roll(1, 1).ShouldHold([2, 3], 2, 0, 1, 5, 3, 4);
        A.tril().ShouldHold([2, 3], 0, 0, 0, 3, 4, 0);
        A.triu(1).ShouldHold([2, 3], 0, 1, 2, 0, 0, 5);
        Ids(1, 2).diag().ShouldHold([2, 2], 1, 0, 0, 2);
        A.split(2, 1)[1].ShouldHold([2, 1], 2, 5);
        A.split([1, 2], 1)[1].ShouldHold([2, 2], 1, 2, 4, 5);
        A.chunk(2)[1].ShouldHold([1, 3], 3, 4, 5);
        A.unbind(1)[2].ShouldHold([2], 2, 5);
        A.tensor_split(2, 1).Select(part => part.size(1)).ShouldBe([2L, 1]);
    }

    [Fact]
    public void Joins_place_tensors_side_by_side()
    {
        using var scope = NewDisposeScope();
        var a = Ids(1, 2);
        var b = Ids(3, 4);
        cat([a, b]).ShouldHold([4], 1, 2, 3, 4);
        concat([a, b]).shape.ShouldBe([4]);
        stack([a, b], 1).ShouldHold([2, 2], 1, 3, 2, 4);
        hstack([a, b]).shape.ShouldBe([4]);
        vstack([a, b]).ShouldHold([2, 2], 1, 2, 3, 4);
        meshgrid([a, b])[0].ShouldHold([2, 2], 1, 1, 2, 2);
        meshgrid([a, b], "xy")[0].ShouldHold([2, 2], 1, 2, 1, 2);
    }

    [Fact]
    public void Gathers_and_scatters_follow_their_indices()
    {
        using var scope = NewDisposeScope();
        A.index_select(1, Ids(2, 0)).ShouldHold([2, 2], 2, 0, 5, 3);
        A.gather(1, Ids(2, 0).view(2, 1)).ShouldHold([2, 1], 2, 3);
        A.take_along_dim(Ids(2, 0).view(2, 1), 1).ShouldHold([2, 1], 2, 3);
        A.scatter(1, Ids(2, 0).view(2, 1), Ids(9, 8).view(2, 1)).ShouldHold([2, 3], 0, 1, 9, 8, 4, 5);
        A.clone().scatter_(1, Ids(2, 0).view(2, 1), Ids(9, 8).view(2, 1)).ShouldHold([2, 3], 0, 1, 9, 8, 4, 5);
        A.scatter_add(1, Ids(2, 0).view(2, 1), Ids(9, 8).view(2, 1)).ShouldHold([2, 3], 0, 1, 11, 11, 4, 5);
        A.clone().scatter_add_(1, Ids(2, 0).view(2, 1), Ids(9, 8).view(2, 1)).ShouldHold([2, 3], 0, 1, 11, 11, 4, 5);
        A.index_add(0, Ids(1, 1), A, 2).ShouldHold([2, 3], 0, 1, 2, 9, 14, 19);
        A.clone().index_add_(0, Ids(1, 1), A, 1).ShouldHold([2, 3], 0, 1, 2, 6, 9, 12);
        A.clone().index_copy_(1, Ids(2), A.narrow(1, 0, 1)).ShouldHold([2, 3], 0, 1, 0, 3, 4, 3);
        A.clone().index_fill_(1, Ids(1), 7).ShouldHold([2, 3], 0, 7, 2, 3, 7, 5);
        A.select_scatter(Ids(9, 9, 9), 0, 0).ShouldHold([2, 3], 9, 9, 9, 3, 4, 5);
        A.masked_select(A > 3).ShouldHold([2], 4, 5);
        A.masked_scatter(A > 3, Ids(7, 8)).ShouldHold([2, 3], 0, 1, 2, 3, 7, 8);
    }

    [Fact]
    public void Index_put_writes_numbers_tensors_and_sums()
    {
        using var scope = NewDisposeScope();
        zeros(3).index_put_(tensor([1f, 2f, 4f]), [Ids(0, 0, 2)], accumulate: true).ShouldHold([3], 3, 0, 4);
        zeros(2, 2).index_put_(5, TensorIndex.Colon, TensorIndex.Single(1)).ShouldHold([2, 2], 0, 5, 0, 5);
        zeros(3).index_put_(5, Ids(1)).ShouldHold([3], 0, 5, 0);
        var a = zeros(2, 3);
        a[1, 2] = tensor(4f);
        a[TensorIndex.Ellipsis, 0] = tensor([1f, 2f]);
        a[a > 3] = tensor(9f);
        a.ShouldHold([2, 3], 1, 0, 0, 2, 0, 9);
    }

    [Fact]
    public void Brackets_take_masks_flags_and_lists_in_any_place()
    {
        using var scope = NewDisposeScope();
        var b = arange(24).view(2, 3, 4);
        b[.., TensorIndex.Tensor(tensor([true, false, true])), 0].ShouldHold([2, 2], 0, 8, 12, 20);
        b[TensorIndex.Tensor(ones([2, 3], @bool)), TensorIndex.Tensor(Ids(0, 1, 2, 3, 0, 1))].ShouldHold([6], 0, 5, 10, 15, 16, 21);
        b[TensorIndex.Bool(true)].shape.ShouldBe([1, 2, 3, 4]);
        b[TensorIndex.Bool(false)].shape.ShouldBe([0, 2, 3, 4]);
        b[0, TensorIndex.None, TensorIndex.Slice(1), ^1].ShouldHold([1, 2], 7, 11);
        b[1, 2, 3].ToInt64().ShouldBe(23);
        b[(1, null), (null, 1)].shape.ShouldBe([1, 1, 4]);
    }
}
