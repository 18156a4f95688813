namespace CrdToolkit.Abstractions.Tests;

public sealed class OwnerReferenceTests
{
    [Fact]
    public void An_object_from_the_server_controls_what_refers_to_it()
    {
        var reference = new Machine { Metadata = new() { Name = "vm1", Uid = "u" }, Spec = new() }.ToControllerReference();
        Assert.Equal(
            ("infra.example.com/v1", "Machine", "vm1", "u", true, true),
            (reference.ApiVersion, reference.Kind, reference.Name, reference.Uid, reference.Controller, reference.BlockOwnerDeletion));
    }

    [Fact]
    public void An_object_that_is_not_on_the_server_yet_controls_nothing()
    {
        var machine = new Machine { Metadata = new() { Name = "vm1" }, Spec = new() };
        Assert.Contains("Machine vm1 cannot own anything yet", Assert.Throws<ArgumentException>(machine.ToControllerReference).Message, StringComparison.Ordinal);
    }
}
