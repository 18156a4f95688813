namespace CrdToolkit.Contract.Shapes;

[Flags]
public enum Access
{
    None = 0,
    Read = 1,
    Write = 2,
}
