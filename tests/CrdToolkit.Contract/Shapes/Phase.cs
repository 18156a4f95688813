using System.Text.Json.Serialization;

namespace CrdToolkit.Contract.Shapes;

public enum Phase
{
    Pending,

    [JsonStringEnumMemberName("up-and-running")]
    Running,
}
