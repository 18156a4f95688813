using System.Text.Json.Serialization;

namespace CrdToolkit.EndToEnd.Writing;

public enum RobotMode
{
    Idle,

    [JsonStringEnumMemberName("at-work")]
    AtWork,
}
