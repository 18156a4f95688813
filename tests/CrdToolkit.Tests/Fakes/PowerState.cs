namespace CrdToolkit.Tests.Fakes;

public enum PowerState
{
    On,
    Off,
}
