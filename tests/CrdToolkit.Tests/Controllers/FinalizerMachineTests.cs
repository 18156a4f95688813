using System.Text;
using k8s.Models;

namespace CrdToolkit.Tests.Controllers;

public sealed class FinalizerMachineTests
{
    private const string Ours = "infra.example.com/machine";

    [Theory]
    [InlineData(false, "", null, "Reconcile")]
    [InlineData(false, "", Ours, "AddFinalizer")]
    [InlineData(false, "other/x", Ours, "AddFinalizer")]
    [InlineData(false, Ours, Ours, "Reconcile")]
    [InlineData(true, Ours, Ours, "FinalizeResource")]
    [InlineData(true, "other/x", Ours, "LeaveAlone")]
    [InlineData(true, "", Ours, "LeaveAlone")]
    [InlineData(true, "other/x", null, "LeaveAlone")]
    public void The_step_follows_from_deletion_and_finalizers(bool isDeleted, string present, string? finalizer, string step)
    {
        var metadata = Metadata(present);
        metadata.DeletionTimestamp = isDeleted ? DateTime.UnixEpoch : null;
        Assert.Equal(step, FinalizerMachine.Next(metadata, finalizer).ToString());
    }

    [Fact]
    public void The_first_finalizer_is_added_only_where_there_is_still_none() => Assert.Equal(
        """[{"op":"test","path":"/metadata/uid","value":"u"},{"op":"test","path":"/metadata/finalizers","value":null},{"op":"add","path":"/metadata/finalizers","value":["infra.example.com/machine"]}]""",
        Text(FinalizerMachine.Add(Metadata(""), Ours)));

    [Fact]
    public void A_further_finalizer_is_added_only_where_the_others_are_still_the_same() => Assert.Equal(
        """[{"op":"test","path":"/metadata/uid","value":"u"},{"op":"test","path":"/metadata/finalizers","value":["other/x"]},{"op":"add","path":"/metadata/finalizers/-","value":"infra.example.com/machine"}]""",
        Text(FinalizerMachine.Add(Metadata("other/x"), Ours)));

    [Fact]
    public void Only_ours_is_removed_and_only_where_it_still_is() => Assert.Equal(
        """[{"op":"test","path":"/metadata/uid","value":"u"},{"op":"test","path":"/metadata/finalizers/1","value":"infra.example.com/machine"},{"op":"remove","path":"/metadata/finalizers/1"}]""",
        Text(FinalizerMachine.Remove(Metadata($"other/x,{Ours}"), Ours)));

    private static V1ObjectMeta Metadata(string finalizers) =>
        new() { Uid = "u", Finalizers = finalizers.Split(',', StringSplitOptions.RemoveEmptyEntries) };

    private static string Text(ResourcePatch patch) => Encoding.UTF8.GetString(patch.Content.Span);
}
